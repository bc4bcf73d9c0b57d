//! Findings to documents to text, Markdown, HTML, JSON and CSV
