//! States, and the cities that govern them, by name: a state may be the subject of a sentence without being its source.

use std::sync::LazyLock;

use super::{Flags, Table};

/// Names of one word.
const SINGLE: &str = "afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahamas bahrain bangladesh \
    barbados belarus belgium belize benin bhutan bolivia botswana brazil britain brunei bulgaria burundi cambodia cameroon canada \
    chile china colombia comoros congo croatia cuba cyprus czechia denmark djibouti dominica ecuador egypt england eritrea estonia \
    eswatini ethiopia fiji finland france gabon gambia georgia germany ghana greece greenland grenada guatemala guinea guyana haiti \
    honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya kiribati kosovo \
    kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya liechtenstein lithuania luxembourg madagascar malawi malaysia \
    maldives mali malta mauritania mauritius mexico micronesia moldova monaco mongolia montenegro morocco mozambique myanmar \
    namibia nauru nepal netherlands nicaragua niger nigeria norway oman pakistan palau palestine panama paraguay peru philippines \
    poland portugal qatar romania russia rwanda samoa scotland senegal serbia seychelles singapore slovakia slovenia somalia spain \
    sudan suriname sweden switzerland syria taiwan tajikistan tanzania thailand togo tonga tunisia turkey turkmenistan tuvalu \
    uganda ukraine uruguay uzbekistan vanuatu venezuela vietnam wales yemen zambia zimbabwe \
    abuja accra algiers amman amsterdam ankara antananarivo asuncion athens baghdad baku bamako bangkok beijing beirut belgrade \
    berlin bern bogota brasilia bratislava brussels bucharest budapest cairo canberra caracas chisinau copenhagen dakar damascus \
    dhaka dodoma doha dublin freetown gaborone hanoi harare havana helsinki islamabad jakarta jerusalem kabul kampala kathmandu \
    khartoum kigali kinshasa kyiv lima lisbon ljubljana lome london luanda lusaka madrid managua manila maputo minsk mogadishu \
    monrovia montevideo moscow nairobi niamey nicosia nouakchott oslo ottawa ouagadougou paris podgorica prague pretoria pristina \
    pyongyang quito rabat reykjavik riga riyadh rome sarajevo seoul skopje sofia stockholm tallinn tashkent tbilisi tehran tirana \
    tokyo tripoli tunis ulaanbaatar vienna vientiane vilnius warsaw wellington windhoek yaounde yerevan zagreb";

/// Names of two words and more.
pub(crate) const SEVERAL: &[&[&str]] = &[
    &["burkina", "faso"],
    &["cape", "verde"],
    &["costa", "rica"],
    &["czech", "republic"],
    &["dominican", "republic"],
    &["east", "timor"],
    &["el", "salvador"],
    &["equatorial", "guinea"],
    &["hong", "kong"],
    &["ivory", "coast"],
    &["new", "zealand"],
    &["north", "korea"],
    &["north", "macedonia"],
    &["northern", "ireland"],
    &["papua", "new", "guinea"],
    &["puerto", "rico"],
    &["saudi", "arabia"],
    &["sierra", "leone"],
    &["south", "africa"],
    &["south", "korea"],
    &["south", "sudan"],
    &["sri", "lanka"],
    &["united", "kingdom"],
    &["united", "states"],
    &["addis", "ababa"],
    &["buenos", "aires"],
    &["kuala", "lumpur"],
    &["phnom", "penh"],
];

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::new(512);
    for name in SINGLE.split_whitespace() {
        table.add(name, LAND, 0.0);
    }
    for name in SEVERAL {
        table.add(name[0], FIRST, 0.0);
    }
    table
});

/// A name of one word.
pub(crate) const LAND: Flags = 1;

/// The first word of a name of several.
pub(crate) const FIRST: Flags = 2;

/// What a word is of a name, letter case aside.
pub(crate) fn land(word: &str) -> Flags {
    TABLE.find(word.as_bytes()).0
}
