//! Candidate figures from articles: number, hedge, counted noun, source, each with its byte span
