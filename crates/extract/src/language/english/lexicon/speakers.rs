//! Nouns that may be the source of a number, by the field they come from: people by their role, bodies, documents.

/// People who speak for themselves, for a body or of what they saw.
pub(super) const PEOPLE: &str = "accountant accountants actuaries actuary administrator administrators admirals advocate advocates agronomist \
    agronomists alderman aldermen allies ally ambassadors analyst anthropologist apologist appellant arbitrator \
    archaeologist archaeologists archbishop archbishops archdeacon archivist archivists assessor assessors \
    astronomer astronomers attache attendant attendants aunt backer backers bailiff bailiffs banker bankers baron \
    barrister barristers beekeeper beekeepers biologist biologists bishops boatman boatmen boatswain bookkeeper \
    bookkeepers bookmaker bookmakers boss bosses botanist botanists breeder breeders brigadier broker brokers \
    brother brothers builder builders businessman businesswoman butcher bystander bystanders candidate candidates \
    cardinal cardinals caretaker caretakers carpenter cashier caterer censor chairperson chaplain chaplains \
    chauffeur chemist chemists chiefs chieftain clergyman clergymen clerk clerks clinician clinicians coach coaches \
    colleague colleagues collector collectors columnist columnists commandant commanders commissar commissioners \
    comptroller comptrollers conductor conductors confidant congressman congresswoman conservationist conservator \
    constable constables consul consuls consultant consultants contractor contractors controller controllers \
    convener convenor coordinators coroners correspondent correspondents councillor councillors counsel counsellor \
    counsellors counterpart counterparts cousin cousins creditor creditors crewman crewmen cryptographer curate \
    curator curators custodian customer customers daughter daughters dealer dealers dean deans defendant defendants \
    defender defenders delegate delegates dentist dentists deputies dermatologist descendant designer detective \
    detectives detractor detractors developer developers directors dispatcher dispatchers dissident dissidents \
    dockers don donor donors dons ecologist ecologists economists editor editors educator educators emissary \
    employer employers engineer engineers entomologist envoys examiner examiners executive executives executor exile \
    exiles exporter exporters eyewitness eyewitnesses families family fan fans financier firefighter firefighters \
    fireman firemen fisher fishers fishmonger forecaster forecasters foreman foremen forester foresters founder \
    founders friend friends gamekeeper gaoler gardener geographer geologist geologists glaciologist governors \
    grandfather grandmother greengrocer grocer grocers grower growers guardian guardians guest guests guides \
    gynaecologist handler handlers harbormaster harbourmaster harvester headman headmen herder herders herdsman \
    herdsmen historians host hosts hotelier hoteliers householder householders housekeeper hunter hunters husband \
    hydrologist hydrologists imams importer importers incumbent informant informants innkeeper insider insiders \
    interpreter interviewer interviewers inventor investor investors jailer jeweller journalists judges juror jurors \
    keeper keepers labourer laird landlady landlord landlords landowner landowners leaders lecturer lecturers \
    legislator legislators lender lenders liaison librarian librarians lieutenants lifeguard lifeguards linguist \
    lobbyist lobbyists locals logistician magistrate magistrates maker makers mariner mariners marshal marshals \
    mathematician mayors mediators medic merchant merchants meteorologist meteorologists midwife midwives minders \
    ministers missionaries missionary monitor monk mortician mountaineer mourner mourners naturalist negotiators \
    nephew neurologist newsreader notaries notary novelist nun nutritionist nutritionists observer obstetrician \
    oceanographer oncologist onlooker onlookers operator operators opponent opponents optician orderly ornithologist \
    ornithologists overseer overseers paediatrician parent parents parishioner parishioners parson partisan pastor \
    pastors pathfinder pathologist pathologists patriarch paymaster peacekeeper peacekeepers pensioner pensioners \
    petitioner petitioners pharmacist pharmacists philanthropist physician physicians physicist physicists pilot \
    pilots plaintiff plaintiffs planner planners planter planters pollsters postman postmaster potter preacher \
    preachers predecessor premiers presenter presidents priest prior producer producers professors prosecutor \
    provost psychiatrist psychiatrists psychologist psychologists publican publicist publisher publishers purser \
    quartermaster rabbi rabbis rancher ranchers ranger rangers reader readers receiver receivers receptionist \
    recruiter recruiters rector referee referees registrar registrars reporters representative representatives \
    reseachers restaurateur retailer retailers reviewer reviewers ringleader rival rivals runner sailor salesman \
    salesmen schoolmaster schoolteacher secretaries seismologist seismologists seller sellers senators sergeants \
    servant shareholder shareholders shepherd shepherds sheriffs shipowner shipowners shipper shippers shopkeeper \
    shopkeepers signatories signatory sister sisters skipper skippers sociologists solicitor solicitors son sons \
    source sources specialist specialists spectator spectators spokesmen spokespeople spokespersons spokeswomen \
    sponsor sponsors stationmaster steward stewards stockbroker strategist strategists student subscriber successor \
    superintendents superior supervisor supervisors supplier suppliers supporter supporters surgeon surveyor \
    surveyors sympathiser tailor tanner taxpayer teacher technician technicians teller tellers tenant tenants \
    theologian therapist therapists timekeeper toxicologist trainer trainers translator translators treasurer \
    treasurers trucker truckers trustee trustees tutor tutors typist umpire uncle undersecretary undertaker \
    undertakers user users usher valuer valuers vendor vendors vet veteran veterans veterinarian veterinarians vets \
    vicar vicars viceroy virologist virologists warden wardens warder watcher watchers watchman watchmen weaver \
    weavers whistleblower whistleblowers wholesaler wholesalers widow widows wife winemaker winemakers worshipper \
    writer writers youngster zookeeper zoologist zoologists";

/// Bodies that speak.
pub(super) const BODIES: &str = "abbey abc academies accreditor administrator advertiser affiliate affiliates airforce airline airlines airport \
    airports allies ambulance ani ansa ap apec archbishopric archdiocese archive archives armies arsenal asean \
    assembly assessors assizes associations auditors authority automaker bailiwick bakery bank banks bar barony \
    basilica battalion bench bishopric bloomberg board boards bookmakers borough boroughs brewers brewery brigade \
    brigades brokerage builders bureaucracy bureaux cabinet campaigners canton cantons carmaker carrier carriers \
    cathedral caucus cbs cdc cell chain chains chambers chancellery chancery chapter charities chemists church \
    churches cia circuit clan clans clinic clinics club clubs coalitions coastguards collective collectives college \
    colleges colliery commandery commandos commissariat commissions committees commonwealth commune communes \
    communities community comptroller conference conglomerate congregation congregations conservancy conservatives \
    consortia consortium constabulary constituency consulate consulates consultancies consultancy contingent convent \
    convention cooperatives coroner corporations corps councils counties court courts creditors crew crews \
    custodians dailies daily dea deanery defence defense delegation delegations democrats denomination departments \
    depot desk developer diocese dioceses directorates distillery district division divisions dockyard dpa dw ecb \
    ecowas efe embassies employer employers enterprise enterprises envoy epa establishment estates eurojust europol \
    eurostat exchequer executive expedition exporters faction factions factory faculty fbi fda federations \
    fellowship fellowships fema firms fisheries fleet forces forums foundations foundry franchise fraternity front \
    frontex funds g20 g7 gang garage garrison gendarme gendarmerie gendarmes giant government governments \
    governorate greens guerrillas guild guilds gymnasium headquarters hierarchy holding hospice hospices hotel \
    hotline housebuilder household iaea icao icrc iea ifrc ilo imo incubator independents industry infantry \
    infirmary inquest inspectorates institutes institution institutions insurer insurers insurgents intelligence \
    interpol investigators itar itu jail jihadists junta juntas jury justice kingdom kyodo lab laboratories labs \
    landlords leadership leagues legion legislature lender lenders liaison liberals libraries library lobbies lobby \
    lodge lodges loyalists magazine magazines maker makers management manufacturer manufacturers marina marines \
    market marketplace mayoralty media merchants meteorologists metropolitan midwives militants militias mill mills \
    mine ministries mint missions monastery monitors monks mosque mosques msf museum museums mutual nasa \
    nationalists navies nbc negotiators network networks newsagency newsmagazine newspapers newsroom nhs nih noaa \
    notaries npr nsa nursery nyt oas observatories observers offices officials ombudsmen ons operators opposition \
    orchestra order organisers orphanage osce outlets outpost overseers owners panel panels parish parishes \
    parliamentarians parties partnership patriarchate personnel pharmacies pharmacy platform platforms polls \
    polytechnic port precinct prelature premier presbytery presidency priory prison prisons producers prosecution \
    prosecutors provider providers province pti publication publications publisher publishers quango railway \
    railways rebel refiners refinery refuge regency regiment regiments registrars registries regulators republicans \
    researchers residency retailer retailers rfi school schools seminary senate separatists shelter shelters \
    shipbuilder shipper shippers shipyard shop socialists societies society soviet squad squadron staff state \
    station stations steelmaker studio subcommittee subsidiaries subsidiary superiors supermarket supervisors \
    suppliers surgery syndicate syndicates synod tabloid taskforce tass team teams temple tenants theatre theatres \
    thinktank trader tribe tribes tribunals trustees trusts unaids undp unesco unido unions unitary universities \
    unodc usgs utilities utility vestry veterans village villages volunteers ward warders warehouse watchdogs \
    weeklies weekly wing wipo wmo workforce works workshop wsj wto xinhua yard zoo zoos \
    judiciary ombudsperson secretariats electorate papacy magistracy constabularies actuaries cooperative nonprofit nonprofits superintendency superministry";

/// Documents and bodies of data.
pub(super) const WRITINGS: &str = "abstract abstracts account accounts address addresses advertisement advertisements advisories advisory affidavit \
    affidavits agenda agreement album alert alerts almanac almanack annals announcement announcements answer answers \
    appraisal appraisals article articles assessments atlas audits autopsies autopsy backgrounder balance ballot \
    bill bills biography biopsies blog blogs blueprint book bookings booklet booklets books box brief briefings \
    briefs broadcast broadcasts brochure brochures budget budgets bulletins buoy buoys cable cables calculation \
    calculations calendar calendars camera cameras card cards cartulary catalog catalogue catalogues cctv census \
    censuses certificate certificates chart charts chronicles circulars citation clipping clippings code column \
    columns commentary communique communiques comparison compendium compilation computation computations confession \
    confessions console contract contracts copy copybook correspondence counter counters coverage cuttings \
    dashboards databank databases dataset datasets deposition depositions diagnosis diaries digest directories \
    directory disclosure disclosures discussion dispatch dispatches dissertation documentary documentation dossiers \
    draft drafts drone drones edict editorial editorials email emails entries entry epitaph essay essays estimates \
    evaluation evaluations evidence examination excerpt excerpts extract extracts factsheet factsheets feed feeds \
    figure file files filing flyer folder folio folios footnote footnotes forecasts form forms gage gauge gauges \
    gazetteer gazetteers graph graphic graphs grid guide guidebook handbook handout headline headlines histories \
    history imaging index indexes indices infographic inscription inscriptions instrument instruments intelligence \
    interview inventories investigations invoice invoices itinerary journal journals judgement judgment judgments \
    leaflets ledgers letters licence list lists logbooks logs magazine manifest manifests manual manuscript map maps \
    measurement measurements memoir memoirs memoranda memorandum memorial memos meter meters model modelling \
    monograph monographs monument necropsy newscast newsletter newsletters note notebook notebooks notes notices \
    numbers obituary observations opinion outline overview page pages pamphlet pamphlets paperwork passage payroll \
    petition petitions photo photograph photographs photos pictures plan plans plaque plaques playbook podcast poem \
    post poster posters posts prediction predictions presentation presentations probe probes proclamation programme \
    projection projections prospectus protocol protocols publication publications questionnaire questionnaires radar \
    radars reading readings receipt receipts reckoning recording recordings registers registries release releases \
    reviews rolls roster rosters ruling rulings sample samples satellite satellites scan scans schedule schedules \
    scoreboard scorecard screenshot seismograph seismographs sensor sensors sheet sheets signboard simulation \
    simulations slide slides snapshot snapshots spreadsheet spreadsheets statement statements statistic stats \
    stories story submission submissions summaries summary supplement survey surveys syllabus table tables \
    tabulation tabulations tallies telemetry testament text texts thermometer thermometers theses thesis ticker \
    timetable timetables tome totals tracker trackers tract transcripts transmission treatise treatises turnstile \
    turnstiles tweet tweets update updates verdict video videos volume volumes warrant warrants webpage website \
    websites wiki wikipedia will yearbooks \
    resolution resolutions motion motions appeal appeals lawsuit lawsuits suit suits writ writs complaint complaints recount recounts headcount headcounts roundup ranking rankings scoresheet logbooks visit inspection inspections inquiries enquiry enquiries assessment probe findings outlook outlooks \
    reconstruction reconstructions extrapolation extrapolations breakdown breakdowns stocktake stocktaking";
