//! Parts of countries by their codes, where the codes are all of one level.
//!
//! The codes are those of ISO 3166-2 as it stood in November 2026, in this form for the countries of which no code stands for ground within that of
//! another. Others have codes for provinces and for the districts in them too, as France and the Philippines do. A code that was withdrawn may stand
//! for the ground of several others, and is not here.

/// Country and the codes of its parts, without the country's own.
const PARTS: &[(&str, &str)] = &[
    ("AR", "A B C D E F G H J K L M N P Q R S T U V W X Y Z"),
    ("AT", "1 2 3 4 5 6 7 8 9"),
    ("AU", "ACT NSW NT QLD SA TAS VIC WA"),
    ("BO", "B C H L N O P S T"),
    ("BR", "AC AL AM AP BA CE DF ES GO MA MG MS MT PA PB PE PI PR RJ RN RO RR RS SC SE SP TO"),
    ("CA", "AB BC MB NB NL NS NT NU ON PE QC SK YT"),
    ("CH", "AG AI AR BE BL BS FR GE GL GR JU LU NE NW OW SG SH SO SZ TG TI UR VD VS ZG ZH"),
    (
        "CN",
        "AH BJ CQ FJ GD GS GX GZ HA HB HE HI HK HL HN JL JS JX LN MO NM NX QH SC SD SH SN SX TJ TW XJ XZ YN ZJ",
    ),
    (
        "CO",
        "AMA ANT ARA ATL BOL BOY CAL CAQ CAS CAU CES CHO COR CUN DC GUA GUV HUI LAG MAG MET NAR NSA PUT QUI RIS SAN SAP SUC TOL VAC VAU VID",
    ),
    ("CR", "A C G H L P SJ"),
    ("DE", "BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH"),
    ("EC", "A B C D E F G H I L M N O P R S SD SE T U W X Y Z"),
    ("EG", "ALX ASN AST BA BH BNS C DK DT FYM GH GZ IS JS KB KFS KN LX MN MNF MT PTS SHG SHR SIN SUZ WAD"),
    ("ET", "AA AF AM BE DD GA HA OR SI SN SO SW TI"),
    ("GT", "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22"),
    ("HN", "AT CH CL CM CP CR EP FM GD IB IN LE LP OC OL SB VA YO"),
    (
        "IN",
        "AN AP AR AS BR CG CH DH DL GA GJ HP HR JH JK KA KL LA LD MH ML MN MP MZ NL OD PB PY RJ SK TN TR TS UK UP WB",
    ),
    ("IR", "00 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30"),
    ("JO", "AJ AM AQ AT AZ BA IR JA KA MA MD MN"),
    (
        "JP",
        "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47",
    ),
    (
        "KE",
        "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47",
    ),
    ("KH", "1 10 11 12 13 14 15 16 17 18 19 2 20 21 22 23 24 25 3 4 5 6 7 8 9"),
    ("KR", "11 26 27 28 29 30 31 41 42 43 44 45 46 47 48 49 50"),
    ("LA", "AT BK BL CH HO KH LM LP OU PH SL SV VI VT XA XE XI XS"),
    ("LB", "AK AS BA BH BI JA JL NA"),
    ("MM", "01 02 03 04 05 06 07 11 12 13 14 15 16 17 18"),
    (
        "MX",
        "AGU BCN BCS CAM CHH CHP CMX COA COL DUR GRO GUA HID JAL MEX MIC MOR NAY NLE OAX PUE QUE ROO SIN SLP SON TAB TAM TLA VER YUC ZAC",
    ),
    ("MY", "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16"),
    (
        "NG",
        "AB AD AK AN BA BE BO BY CR DE EB ED EK EN FC GO IM JI KD KE KN KO KT KW LA NA NI OG ON OS OY PL RI SO TA YO ZA",
    ),
    ("NI", "AN AS BO CA CI CO ES GR JI LE MD MN MS MT NS RI SJ"),
    ("NO", "03 11 15 18 21 22 30 34 38 42 46 50 54"),
    ("PA", "1 10 2 3 4 5 6 7 8 9 EM KY NB NT"),
    (
        "PE",
        "AMA ANC APU ARE AYA CAJ CAL CUS HUC HUV ICA JUN LAL LAM LIM LMA LOR MDD MOQ PAS PIU PUN SAM TAC TUM UCA",
    ),
    ("PK", "BA GB IS JK KP PB SD"),
    ("PL", "02 04 06 08 10 12 14 16 18 20 22 24 26 28 30 32"),
    ("PY", "1 10 11 12 13 14 15 16 19 2 3 4 5 6 7 8 9 ASU"),
    (
        "RU",
        "AD AL ALT AMU ARK AST BA BEL BRY BU CE CHE CHU CU DA IN IRK IVA KAM KB KC KDA KEM KGD KGN KHA KHM KIR KK KL KLU KO KOS KR KRS KYA LEN LIP MAG ME MO MOS MOW MUR NEN NGR NIZ NVS OMS ORE ORL PER PNZ PRI PSK ROS RYA SA SAK SAM SAR SE SMO SPE STA SVE TA TAM TOM TUL TVE TY TYU UD ULY VGG VLA VLG VOR YAN YAR YEV ZAB",
    ),
    ("SE", "AB AC BD C D E F G H I K M N O S T U W X Y Z"),
    ("SV", "AH CA CH CU LI MO PA SA SM SO SS SV UN US"),
    ("SY", "DI DR DY HA HI HL HM ID LA QU RA RD SU TA"),
    (
        "TR",
        "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67 68 69 70 71 72 73 74 75 76 77 78 79 80 81",
    ),
    ("UA", "05 07 09 12 14 18 21 23 26 30 32 35 40 43 46 48 51 53 56 59 61 63 65 68 71 74 77"),
    (
        "US",
        "AK AL AR AS AZ CA CO CT DC DE FL GA GU HI IA ID IL IN KS KY LA MA MD ME MI MN MO MP MS MT NC ND NE NH NJ NM NV NY OH OK OR PA PR RI SC SD TN TX UM UT VA VI VT WA WI WV WY",
    ),
    ("UY", "AR CA CL CO DU FD FS LA MA MO PA RN RO RV SA SJ SO TA TT"),
    ("VE", "A B C D E F G H I J K L M N O P R S T U V W X Y Z"),
    (
        "VN",
        "01 02 03 04 05 06 07 09 13 14 18 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 39 40 41 43 44 45 46 47 49 50 51 52 53 54 55 56 57 58 59 61 63 66 67 68 69 70 71 72 73 CT DN HN HP SG",
    ),
    ("YE", "AB AD AM BA DA DH HD HJ HU IB JA LA MA MR MW RA SA SD SH SN SU TA"),
    ("ZA", "EC FS GP KZN LP MP NC NW WC"),
];

/// The nations of the United Kingdom, whose districts have codes too.
const NATIONS: &str = "ENG NIR SCT WLS";

/// Parts of which one was made from the other, or is administered or counted with it, so that a number for one may take the other in.
const ENTANGLED: &[(&str, &str, &str)] = &[
    ("ET", "SI", "SW"),
    ("ET", "SN", "SI"),
    ("ET", "SN", "SW"),
    ("IN", "AP", "TS"),
    ("IN", "JK", "LA"),
    ("KH", "3", "25"),
    ("KR", "44", "50"),
    ("LA", "VI", "XS"),
    ("LA", "XI", "XS"),
    ("PE", "LIM", "LMA"),
    ("RU", "ARK", "NEN"),
    ("RU", "TYU", "KHM"),
    ("RU", "TYU", "YAN"),
];

/// Whether two different codes of parts of a country surely stand for ground that they do not share.
pub(super) fn are_apart(country: &str, codes: [&str; 2]) -> bool {
    let parts = codes.map(|code| code.rsplit('-').next().unwrap_or_default());
    let are_in = |list: &str| parts.iter().all(|part| list.split(' ').any(|listed| listed == *part));
    let are_entangled = ENTANGLED
        .iter()
        .any(|(of, one, other)| *of == country && (parts == [*one, *other] || parts == [*other, *one]));
    let is_one_level = PARTS.iter().any(|(of, list)| *of == country && are_in(list));
    !are_entangled && (is_one_level || country == "GB" && are_in(NATIONS))
}

#[cfg(test)]
mod tests {
    use super::are_apart;

    #[test]
    fn parts_of_one_level_share_no_ground() {
        assert!(are_apart("US", ["US-CA", "US-TX"]));
        assert!(are_apart("RU", ["RU-MOW", "RU-MOS"]));
        assert!(are_apart("GB", ["GB-SCT", "GB-ENG"]));
    }

    #[test]
    fn of_what_lies_within_another_or_was_withdrawn_nothing_is_claimed() {
        // A district of Scotland; the old and the new code of Masovia; a county and the county that was merged of it and two others.
        for (country, codes) in
            [("GB", ["GB-SCT", "GB-GLG"]), ("PL", ["PL-MZ", "PL-14"]), ("NO", ["NO-30", "NO-32"])]
        {
            assert!(!are_apart(country, codes), "{codes:?}");
        }
        assert!(!are_apart("FR", ["FR-75", "FR-IDF"]));
    }

    #[test]
    fn a_part_that_was_made_from_another_is_not_surely_apart() {
        assert!(!are_apart("IN", ["IN-TS", "IN-AP"]));
        assert!(!are_apart("IN", ["IN-AP", "IN-TS"]));
        assert!(are_apart("IN", ["IN-AP", "IN-KA"]));
    }
}
