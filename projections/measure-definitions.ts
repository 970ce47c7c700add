/** Made by `npm run definitions` from the words above each definition; a test keeps it true. Not to be edited. */
export const DEFINED: Readonly<Record<string, string>> = {
  "projections/carers/approvals-by-type.ts approvalsHeld":
    "Approvals held on a day: by type, own households approved for it; in all, approvals (a household with two types holds two) and, apart, the households that hold them, each once.",
  "projections/carers/approvals-by-type.ts approvalsInPeriod":
    "Approvals made in a period, by type (the council's strategy 2019–2022: \"Foster Carer approvals for on-going & new carers between 1 April 18 and 31 December 18\", a table headed \"Approval Type (New)\", \"No. Households\", whose types add up to 82 and whose total is 49; \"In addition to this … 86 Foster Carer approvals were ceased\").\n\nAn approval is one type held by one own household, from the first day it is approved for it to the first on which it no longer is. It is made in the period that holds its first day, whether the household is new or on-going, and ceased in the period that holds the first day without it: by deregistration, by a variation that leaves the type out, or by coming to its end. By type, households are counted with the type; in the total each household once, so the types add up to more; what ceased is counted in approvals. The strategy prints no definition: that its total is 49 of 150 households says that not all approvals in force are meant, and \"on-going & new\" that not only recruits' are. Connected persons' temporary approvals are a type like the others.\n\nRows: every approval that touches the days from the evening before the period to its last.",
  "projections/carers/carer-ages.ts householdsAndCarers":
    "Households and carers on a day. A household is an own one whose approval is in force on the day; a carer is each person who fosters in one (\"Of the 151 foster carers at the end of December 2018, 42.0% (63 carers) were between the ages 51–60yrs\"; \"there were 150 Foster Carer Households\", the council's strategy 2019–2022). Ages are in completed years on the day, in the strategy's bands; they add up to the total, for a carer's date of birth is always recorded. A household of which no carer is recorded is counted apart, so that what is missing is seen; so are households that agencies approved.",
  "projections/carers/carers.measure.ts carersMeasure":
    "Foster carers: who fosters for the authority, for what they are approved, who came and who left. Only the authority's own households count, unless a figure says that it is of agencies.",
  "projections/carers/households.ts recruitedAndDeregistered":
    "Households recruited and deregistered in a period (the council's strategy 2019–2022, fostering: \"Between 1st April 2018 and 31 December 18, there were 9 newly recruited Foster Carers and 17 de-registrations\").\n\nRecruited: became an own household on a day of the period, newly, again or from an agency, temporary approvals (regulation 24) among them. Deregistered: was no longer one from a day of the period on, for whatever reason, a temporary approval that came to its end among them. One that is approved again on the very day has not left. A household that came or left twice is counted twice. So recruited − deregistered is always the difference between the households of the last evening and those of the evening before the period.\n\nRows: every approval that touches the days from the evening before the period to its last.",
  "projections/carers/households.ts resignedSoon":
    "Resignations soon after approval: own households deregistered in the period by the carers' own wish (no other reason is a resignation) no later than 12, or 18, months after the day on which that time as carers began. Those within 12 months are among those within 18. Our own definition: the strategy names the measure and does not define it.",
  "projections/carers/own-households.ts ownOnly":
    "The authority's own households: approved by itself, not by an agency. In every figure about carers only these count, unless it says that it is of agencies. Those temporarily approved (regulation 24) are approved, and count.",
  "projections/carers/own-households.ts staysOf":
    "Unbroken times as an own household: approved again on the day approval ended, it has not left. Rows come by household and start.",
  "projections/carers/places.measure.ts places":
    "Places of own foster carer households on the day: filled + vacant + not available = all places, in total, in each type and in each age band; children placed beyond them apart, so children placed = filled + beyond.",
  "projections/carers/places.measure.ts placesByAge":
    "Places by the age of a child who may be placed there: those of every household whose terms allow some age of the band. Terms that reach over several bands have their places in each, so bands add up to more than there are.",
  "projections/carers/places.measure.ts placesByType":
    "Places by what their households are approved for: those of every household whose terms name the type. A household approved for several types has its places in each, so types add up to more than there are.",
  "projections/carers/places.ts placesOf":
    "Places of own foster carer households on a day, in the states of Ofsted's fostering statistics: filled, vacant, not available. Each place is in one state only.\n\nPlaces: as many as the terms of approval say, or, while the household is exempt from the usual limit (Children Act 1989, Schedule 7), as many as the exemption says where that is more. Filled: one for each child in care whose placement on the day is with the household, children on short breaks (V3, V4) included, for a bed is a bed; a child temporarily away (T0 to T4), missing, or away without authorisation still holds the place, and takes none where it is meanwhile. Children placed beyond the places are over-filling: counted apart, never as filled places. Not available: what is said of the household on the day, as far as those places are not filled. Vacant: the rest.",
  "projections/carers/special-guardianship.ts specialGuardianship":
    "Carers who became special guardians, by financial year (\"since 2016/17, 28 in-house foster carers have been special guardians. Whilst this has reduced the overall number of in-house foster carers …\", the council's strategy 2019–2022).\n\nEach carer of an own household deregistered because special guardianship was taken for the child placed, in the financial year of the day on which approval ended, up to the day asked about. The strategy counts carers and not households, so a couple counts two; a household of which no carer is recorded on its last day counts one. Years run from the first in which there was one to that of the day asked about, which is not over: those without one are nought.\n\nRows: every approval up to the day asked about, and the carers of their households.",
  "projections/carers/stages-and-reviews.ts allegationsOpen":
    "Own households on a day about somebody in which an allegation was raised and not yet concluded, each once.",
  "projections/carers/stages-and-reviews.ts awaiting":
    "Households on the way to an approval on a day, by the stage they have come to. Those approved already and on the way to another approval (a connected person temporarily approved, a household leaving an agency) are among them.",
  "projections/carers/stages-and-reviews.ts exitInterviews":
    "What households that left spoke of, by theme: exit interviews held in the period, each household once in a theme. One that names several themes stands in each, so they add up to more. Whichever service had approved it.",
  "projections/carers/stages-and-reviews.ts reviewsOverdue":
    "Reviews overdue on a day: own households approved or last reviewed more than a year before it. The Fostering Services (England) Regulations 2011, regulation 28(2), in our words: approval is reviewed within a year of being given, and after that as often as is necessary, with no more than a year between reviews. So a review is due by the same day of the next year (29 February: 1 March) and overdue from the day after. Reviews of an earlier time as carers do not count.",
  "projections/cohorts/cohort-figures.ts ceasedInCohort":
    "Children who ceased to be looked after from the day of a cohort’s baseline to the day asked about, those in the cohort and those who were not (“Clarification was sought about the numbers of children discharged from care as part of the Right Child Right Care who were not part of work-streams”, the council’s demand management and placement sufficiency, 2018).\n\nWho ceased is as in the flows by month, so the two together are the sum of those months from the baseline; a child who ceased twice counts twice. In the cohort is a child who had joined it by the day of ceasing, whether or not it had left the cohort since: the paper does not say, that is our choice.",
  "projections/cohorts/cohort-figures.ts cohortMembership":
    "A programme’s cohort on a day (strategy 2019–2022: the initiative “was baselined and introduced in February 2018. Progress is tracked on a monthly basis to ensure that children and young people identified in the baseline cohort are receiving the right package of care”): children who joined at the baseline, who joined since, who left, by how, and who remain, so that joined at the baseline + joined since − left = remaining. A child who left and joined again counts for each time.\n\nOf those who remain: tracked in the month up to the day (from the day after the same day of the month before), by the latest progress told of each, and not tracked. The strategy says that progress is tracked monthly, and neither what is told nor on which day of a month: those are our choice.",
  "projections/cost/booked-places.ts bookedPlacesFigures":
    "Block bookings in the period asked about: *utilisation* is the nights on which a child was in a booked place over the nights booked; the *cost per occupied night* is what the booking came to, filled or not, over the nights a child was there, without extras; beside it stands the average night of a placement bought on the spot in the same category and period.",
  "projections/cost/category.ts FOSTERING":
    "Foster care of every kind (SSDA903, U1–U6).",
  "projections/cost/category.ts RESIDENTIAL":
    "Homes in which staff look after children. The council's cost table says \"external residential\" and not which codes it means (strategy 2019–2022): the set is ours. K2 and S1 are its \"residential\" (46 and 7 out of area, of 59 in all); R1, R2 and R3 are among the five of its \"specialist placements\", and 59 + 5 is the 64 of the cost table.",
  "projections/cost/category.ts SECURE":
    "Secure children's homes and youth custody (SSDA903).",
  "projections/cost/category.ts SUPPORTED":
    "Semi-independent and independent living: H5 and P2, and K3 which took their place (SSDA903).",
  "projections/cost/category.ts WITHOUT_PRICE":
    "With parents, in a job with a home, or with those who are to adopt: no price is looked for. Ours; no source states it.",
  "projections/cost/category.ts categoryOf":
    "Under which cost category a placement falls. In-house fostering is U1–U6 with provider PR1; fostering by anybody else whose provider is stated (PR2 another authority, PR3, PR4, PR5) counts as bought from an agency. A home is in-house where the return says PR1 or its own record says that it is the authority's. What no rule names is other.",
  "projections/cost/forecast.ts forecastFigures":
    "The forecast of a financial year as it stood on the day asked about, category by category, in pence: *spend to date* is what placements, block bookings and one-off costs came to from 1 April to that day, included; *committed* is what the placements and bookings open on that day will come to by 31 March if nothing changes, and ends only where an end had been agreed or on the child's eighteenth birthday; the *forecast outturn* is both together, the whole price whoever pays; *overspend* is the forecast less the budget as decided by that day, and is negative where less will be spent. What took effect after the day counts in none of it, whenever it became known: another forecast is asked for with another day. Ours: the council's reports say \"forecast\" without saying how it was made (demand management report, August 2018).",
  "projections/cost/full-year-effect.ts fullYearEffectFigures":
    "The full-year effect of moves in a period: what the new placement costs a week on the day of the move, less what the old one cost on its last day, over 365 days, in pence; negative where the move saves. A place in a block booking costs its extras only, for the booking is paid for whether the child is there or not. Moves to or from a placement without a price that day are counted apart, and in no sum. Ours; the council asks for the effect of each decision and defines none.",
  "projections/cost/full-year-effect.ts movesIn":
    "Every move on the days of a period, by child and day: one placement ends and another begins on the same day.",
  "projections/cost/invoiced.ts invoicedFigures":
    "What providers had asked for by the day, for days that begin in the year, against what the fees say of the very same days. A difference is a question to the provider or to the record, and is in no other figure.",
  "projections/cost/left-out.ts leftOutFigures":
    "What is left out of every sum, so that nobody takes a total for the whole: placements in the year for which there is no price, and fees begun in the year when the child was in no placement, or in another than the one they were agreed for.",
  "projections/cost/price.ts priceBy":
    "The price of a placement on a day, by the first of these that there is: a fee bought in a block booking that was in force, of which only the extras are added, for the booking is paid for whether its places are filled or not and is counted by itself; any other fee payable; of a placement with the authority's own foster carers the allowance for the child's age on that day and the fee for the household's level of skill on that day; or none. So a fee agreed for one child of an own foster household takes the place of the card.",
  "projections/cost/priced-spans.ts feesWithoutPlacement":
    "The fees begun in a period whose first day was in no placement, or not in the one for which they had been agreed: they are counted in no sum.",
  "projections/cost/priced-spans.ts pricedSpans":
    "What placements cost on the days of a period, stretch by stretch. A child is in one placement a day, and a day has one price (price.ts); a temporary absence changes neither, for the placement stays the child's own and is still paid for. A stretch without a price is told with the basis `none` and nothing a week, so that it can be counted and named.",
  "projections/cost/sevenths.ts inPence":
    "What a sum comes to in pence: days × weekly ÷ 7, to the nearest penny, halves away from nought, rounded once for the whole sum that a figure tells. A total is rounded from its own exact sum, and may therefore differ by a few pence from the sum of its parts as they are told.",
  "projections/cost/unit-costs.ts inHouseAgainstAgency":
    "By how much a year of foster care bought from an agency is dearer than one with the authority's own carers, on each basis of the unit costs.",
  "projections/cost/unit-costs.ts specialistShare":
    "Of children in external residential care who on the day have a fee that has a tier, those at the specialist fee (tier 3 of the framework; strategy 2019–2022, of its 59 in homes and schools: a family centre's fee has none).",
  "projections/cost/unit-costs.ts unitCostFigures":
    "What a child's placement costs, on two bases that do not agree and are never mixed. *Placed on the day*: the weekly prices of the day asked about, over the children placed that day who have a price; a year of it is 365 days. *Child-years*: what the days of the period asked about came to, over the days children spent in placements that have a price, in years of 365 days; one-off costs are in neither. A block booking is in both with all its places, so that empty ones make the filled ones dearer. The council prints about £44,000 a year for an agency placement and £18,000 for one in-house without saying on which basis (strategy 2019–2022); its own sums over placements come to £42,300 and £19,100.",
  "projections/cost/value-for-money.ts alikeInNeed":
    "Children placed at a fee of their own on a day, by category, age band and tier of the fee.",
  "projections/cost/value-for-money.ts valueFigures":
    "The same need at a different price: on the day asked about, children placed at a fee of their own are grouped by the cost category of their placement, their age band (under 1, 1 to 4, 5 to 9, 10 to 15, 16 and over) and the tier of the fee; for each group the lowest, the median and the highest weekly price, extras included, and every child with what theirs is. The median of an even number is half-way between the middle two, to the nearest penny. Ours; the record has no finer word for a child's need than the tier.",
  "projections/distance/bands.ts distanceBandOf":
    "The department's bands of distance: up to 20 miles, that included, over 20, and not known (M18, CLA_InLA_LTE20 and on).",
  "projections/distance/bands.ts tenthsFromHome":
    "Tenths of a mile from home to the child's own placement; null where it is not known. Of unaccompanied asylum-seeking children, now or before, it is never known: the return leaves it blank (V:406; M18, note 12).",
  "projections/distance/distance.measure.ts distance":
    "How far from home children in care live, short breaks apart. The base of a share is all children of the setting; of an average, those whose distance is known. Unaccompanied asylum-seeking children are always among the not known.",
  "projections/distance/distance.ts distancesOf":
    "The mean, the median and the standard deviation of the distances from home: straight lines in miles (PL_DISTANCE). The council's scrutiny of 2019 asked for the deviation, for a mean alone hides the few who live very far away. Worked out in whole tenths of a mile and rounded once.",
  "projections/leavers/accommodation.ts accommodationFigures":
    "Where care leavers live, as their leaving care records have it on the day, by the letters of the return's ACCOM; each in one line, so that the lines add up to all. *Post-16 accommodation and support (commissioned)* is the strategy's own line and no code of the return: what the authority buys, whatever its letter, and it stands before the letters. Those still looked after are where their leaving care record says; where it says nothing they are not recorded, for a placement's code is not one of these.\n\nSuitable is what the record says of it (ACCOM 1), of all care leavers, as the strategy's 282 of 294; and, apart, of those of whom the department asks it: abroad, deported, not known and not recorded in neither.",
  "projections/leavers/care-leavers.measure.ts careLeavers":
    "Care leavers on a day, of 16 to 24 years: who is one by the statutory test, worked out from the care recorded of each; and what their leaving care records say of them. Those still looked after at 16 and 17 (eligible) are among them, as in the council's strategy 2019–2022 (\"294 care leavers\", 289 of them \"eligible\").",
  "projections/leavers/care-leavers.measure.ts entitled":
    "Care leavers to whom a personal adviser and a pathway plan are due: eligible, relevant and former relevant (Children Act 1989, Schedule 2, paragraphs 19B and 19C; sections 23B, 23C and 23CZB). The strategy's 289 \"eligible\" of 294.",
  "projections/leavers/status.ts statusOn":
    "What a young person is on a day by the statutory test, and null where none of these.\n\n*Eligible* (Children Act 1989, Schedule 2, paragraph 19B; regulation 40 as above): 16 or 17, looked after, and for at least 13 weeks since the 14th birthday, in one period or several, a day at 16 or over among them. 13 weeks are 91 days, the day asked about included. Short breaks (V3, V4) do not count (regulation 48). A child in care since before 14 is counted from the 14th birthday on.\n\n*Relevant* (section 23A): 16 or 17, no longer looked after, and was eligible. Who has returned home for six months or more is not (Care Leavers (England) Regulations 2010, regulation 3), for as long as the latest contact says so. Of those whom that regulation adds, detained or in hospital at 16, nothing is recorded here.\n\n*Former relevant* (section 23C): 18 to 20 and was eligible at 18, or relevant and would be still. At 21 to 24 while support is asked for (section 23CZB, from 1 April 2018) or in education or training (sections 23C(7), 23CA); and while a personal adviser is still allocated, which we take to say that support goes on.\n\n*Qualifying* (sections 24 and 24B): under 21, or under 25 in education or training, and looked after at 16 or 17 but none of the others. It is advice and assistance on asking, so only those with an open leaving care record count.\n\nNobody whose last time in care ended in death or in another authority's care (REC E2, E3) is any of these.",
  "projections/leavers/staying-put.ts stayingPutFigures":
    "Staying put: former relevant young people of 18 to 20 who live on with former foster carers by arrangement with the authority (Children Act 1989, section 23CZA, which ends at 21 whatever is recorded). Apart from it, of those who reached 21 in the period, how many were staying put on the evening before.",
  "projections/leavers/support.ts adviserAndPlan":
    "Personal advisers and pathway plans on a day. An adviser is allocated from the day recorded to the next one's or to the end; its base is all care leavers, as the strategy's is. Of those to whom a plan is due, some have one; it is up to date where it was made or last reviewed no more than six months before: it is to be reviewed at intervals of not more than six months (Care Leavers (England) Regulations 2010, regulation 7). A review on the same day six months on is in time.",
  "projections/leavers/support.ts inTouchFigures":
    "In touch: the latest contact recorded up to the day says so (IN_TOUCH YES), of those to whom an adviser and a plan are due. How long a contact holds is said neither by the strategy nor by the return, so it holds until the next.",
  "projections/leavers/support.ts occupied":
    "In education, employment or training: whose latest activity (ACTIV) is full time (F) or part time (P), of all care leavers. Not known (0) and not recorded are not.",
  "projections/providers/block-bookings.ts occupancyOf":
    "How far block bookings were used in a period. A night is occupied where on it the booking lasts, a fee is agreed for the child as part of it (by reference, and by payee where that is told), and the child is placed. Where two bookings claim a child for one night, the night is that of the booking that began first (by reference and provider where they began together), and of no other. Our own definition: none is published.",
  "projections/providers/booked-that-day.ts bookedPlacesFilled":
    "Places booked in block that a child fills on the evening of a day, and their share of those booked (\"3 children were occupying 100% of the block-booked places\", strategy 2019–2022). A child fills a place where a fee names the booking and the child is in care (block-bookings.ts); children beyond the places of a booking fill none.",
  "projections/providers/changes-of-registration.ts downgradesAndUpgrades":
    "Downgrades are inspections in the period that came to a worse overall judgement than the one before; each provider is counted once. Those that fell below good are what the strategy asks about: \"We will only place our children in facilities judged as good or outstanding\" (council's strategy 2019–2022).",
  "projections/providers/changes-of-registration.ts openingsAndClosures":
    "Openings are registrations that began in the period, closures those that ended in it, whatever the reason. A register tells only that a registration had ended by the day it tells of, so a closure learned of from it is dated that day.",
  "projections/providers/registered.ts areasOf":
    "Where each provider lies. The authority's region is the one that the register gives to most of the providers within it; where none lies within it the region is not known, and all others are outside.",
  "projections/providers/registered.ts placesOf":
    "How many children some providers may accommodate at once: Ofsted's \"places\", the registered number. Agencies have none, and a provider whose places are not recorded adds nothing.",
  "projections/providers/registered.ts registeredFigures":
    "Registered providers and their places on a day, by type of provision, sector and judgement. The judgement is the overall one of the last inspection up to that day: Ofsted's \"overall experiences and progress of children and young people\". Who has not been inspected yet has no judgement, and is in no share of those that have. Suspended providers are registered.",
  "projections/series/benchmarks.measure.ts benchmarks":
    "Children looked after per 10,000 under 18, year by year, beside the region, the statistical neighbours and England: from what was published, by the latest releases known at the entry asked from, and out by the day of release asked about where one is. The areas compared with are those set for the day asked about, for every year alike, so that a line compares like with like.",
  "projections/series/benchmarks.measure.ts meanOfNeighbours":
    "The mean of the statistical neighbours' rates, each in whole numbers as it is published, to a whole number, halves upwards; of those that have a rate that year. The department's own local authority tool takes the plain mean; that whole rates go into it is ours.",
  "projections/series/benchmarks.measure.ts rateOfArea":
    "Children looked after per 10,000 under 18 on 31 March, in whole numbers: the released count × 10,000 ÷ the released mid-year population of the June before, halves upwards, each by the latest release known; where either is not released, the rate as released (DfE, children looked after in England: “rates have been rounded to the nearest whole number”). The released rate also stands where the count is itself rounded, as regions' and England's are to ten: the department divides before it rounds.",
  "projections/series/population.ts populationReleased":
    "Under-18s in an area for rates on a day: the ONS mid-year estimate of the June before, by the latest release known. Where that one is not out yet, the last mid-year before it that is: a mid-year estimate is published a year later, so a rate told in its own year always rests on an earlier one. The department divides children on 31 March by the mid-year before: its own released rates come out so, to the last child, for every authority (test/imports/series). The step back is ours.",
  "projections/series/vintages.ts valueFor":
    "The value of a series for a day, or for the period whose last day it is: of the releases that were out by a day, the latest. Which releases are known at all is the ledger's to say: the vintages given are those believed at an entry. Where two releases came out on one day, the one whose name comes last in order. A later release that withholds a value withholds it.",
  "projections/short-breaks/nights.ts mostInTwelveMonths":
    "The most nights away in any 12 months that end in some nights (\"do not exceed 75 days in total in any period of 12 months\", Care Planning, Placement and Case Review (England) Regulations 2010, regulation 48(2)(c)(iii)). The regulations name no day from which the 12 months run, so every night is looked at: with the 12 months that end with it, from the day after the same day of the year before. A stay that is longer than the period reaches back beyond it.",
  "projections/short-breaks/short-breaks.measure.ts againstTheLimits":
    "Children against the limit of 75 days in any 12 months (Care Planning, Placement and Case Review (England) Regulations 2010, regulation 48(2)(c)(iii)), by the most nights they took in any 12 months that end in the period: over it, and within 5 nights of it or at it. A stay of more than 17 nights counts where it touches the period, whole.",
  "projections/short-breaks/short-breaks.measure.ts shortBreaksMeasure":
    "Short breaks, from the records of stays. They are in no count of children in care: neither these, nor what the return tells under legal status V3 or V4, which the headline leaves out.",
  "projections/short-breaks/short-breaks.measure.ts staysInPeriod":
    "Stays in the period: taken where a night of it was stayed and told, whichever unit it was in. Those booked are such as were neither called off nor told as taken; a stay called off counts in the period in which it would have begun.",
  "projections/short-breaks/units.ts bedrooms":
    "Bedrooms of the authority's own short-break units on the day (\"comprises of 9 bedrooms\", of which 4 suit children who are less ambulant, the council's strategy 2019–2022): the places they are registered for, for a child has a bedroom alone.",
  "projections/short-breaks/units.ts occupancy":
    "Occupancy of own short-break units in the period: nights taken in them, of the nights their bedrooms could be slept in (registered and not suspended). Nights booked and not told as taken are not occupied. Less ambulant children's nights are set against the bedrooms that suit them: the most on one night, and the nights on which there were more than such bedrooms. Our own definitions: the strategy names the bedrooms and no rate.",
  "projections/short-breaks/units.ts ownUnits":
    "Homes, units and the rest that are the authority's own and give short breaks: provision `short-break-unit`, own.",
  "projections/stability/lengths.ts lengthsEnded":
    "How long the placements had lasted that ended in some days, both included, and the middle one of them.",
  "projections/stability/lengths.ts lengthsSoFar":
    "How long the placements of children in care have lasted by the day, in months and years completed by the calendar.",
  "projections/stability/lengths.ts placementsKnown":
    "Placements, short breaks apart, of which it is known when they began: not those in which children were already when the records begin.",
  "projections/stability/moves.ts UNPLANNED":
    "Reasons that end a placement by no plan of the authority's: the carer asked (CREQB, CREQO), an allegation (ALLEG), a concern about standards (STAND), approval taken away (APPRR). The set is this product's own: the department publishes all reasons and calls none of them unplanned. A child's own wish (CHILD) is not among them, for plans are made of it; nor is a resignation or closure (CLOSE), which comes with notice, nor custody, which is a court's.",
  "projections/stability/moves.ts movesIn":
    "Moves to another carer in some days, both included, by REASON_PLACE_CHANGE of the placement that ceased (written on the episode that ends; DfE, underlying data 2018, CLA_RPC_*): the next episode begins the same day with RNE P or B, and a placement with it. Going away for a time (T0–T4) and coming back are no moves, nor is anything about short breaks (V3, V4).",
  "projections/stability/national-indicators.ts oneMoveAway":
    "Children who would reach three placements in the year with their next move: those with one change of carer in it.",
  "projections/stability/placements-in-year.ts threeOrMorePlacements":
    "NI62, stability of placements, number of placements: \"children looked after at 31 March with three or more placements during the year\", of all children looked after at 31 March; short breaks (V3, V4) in neither (DfE, underlying data 2018, CLA_3_Pl).\n\nCounted by the Children's Commissioner's stability index 2019, the only published rule that can be carried out: a change is an episode begun in the year with RNE S, P or B, except the child's very first; two changes are three placements. Whether DfE leaves temporary moves out before counting is not published, so that is a parameter.",
  "projections/stability/same-placement.ts samePlacementTwoYears":
    "NI63, stability of placements, length of placement: of children looked after at 31 March, aged under 16, who had been looked after continuously for at least two and a half years, those who had been living in the same placement for at least two years, or were placed for adoption and their adoptive placement together with their previous placement lasted at least two years; short breaks in neither (DfE, underlying data 2018, CLA_2andhalfyears, CLA_SamePl_2years). A temporary absence does not break a placement, unless asked so; a child already in care when the records begin counts from there.",
  "projections/stability/survival.ts survivalAt":
    "What share of placements last longer than some days, by the product-limit estimator of Kaplan and Meier (1958): on each day on which placements end, of those that had lasted until then (still lasting ones among them, for as long as they are known to have lasted) the share that did not end. A placement still lasting on the day asked about is right-censored there. Null where none has been followed for so long.",
  "projections/sufficiency/counts.ts ageBandOf":
    "The age band of completed years, in words.",
  "projections/sufficiency/counts.ts disabilityOf":
    "Whether a child is recorded as disabled: yes, no or not recorded.",
  "projections/sufficiency/counts.ts headline":
    "Who is counted as looked after: everybody in care on the day but those under an agreed series of short-term placements (legal status V3 or V4), whom the department leaves out of every headline count (\"exclude children looked after under an agreed series of short term placements\", DfE, underlying data 2018).",
  "projections/sufficiency/demand.measure.ts PREFERRED_ORDER":
    "The order in which homes are preferred (strategy 2019–2022): \"a placement with family or friends will be the preferred option … The next preferred option will be in-house fostering or Independent Fostering Agency\"; where a child cannot live in a family, a children's home. In-house comes before an agency, as in the order commissioners give.",
  "projections/sufficiency/demand.measure.ts demand":
    "Where children of each kind live by the preferred order of homes, and how many live beyond each step of it.",
  "projections/sufficiency/demand.measure.ts stepOf":
    "How far down the preferred order a child lives: 0 to 3; null outside it: with parents, placed for adoption, in supported accommodation, in a specialist setting or elsewhere, none of which a fostering home would have been instead.",
  "projections/sufficiency/durations.ts CARE_BANDS":
    "How long children have been in care, in the bands of the strategy of 2019; each begins where the one before ends.",
  "projections/sufficiency/durations.ts completedMonths":
    "Completed months from one day to another, by the calendar: from 31 January the first is complete on the last of February.",
  "projections/sufficiency/flows.measure.ts averageAgeAtAdmission":
    "The average age of children who came into care in some months, in years to one decimal: completed months of age on the day of the child's first start in them, divided by twelve (starts count only the first start of a child: M18, ODS LAC1 notes). Children without a recorded date of birth are left out of it; null where there is nobody.",
  "projections/sufficiency/flows.measure.ts averageNetMonthly":
    "Admissions less those who ceased, per month, to one decimal, over some months.",
  "projections/sufficiency/flows.measure.ts flows":
    "Who came into care and who left, in the whole calendar months that the period touches.",
  "projections/sufficiency/flows.ts flowsByMonth":
    "Flows per month: opening balance, children who started and who ceased to be looked after, closing balance, short breaks in none of them. Opening is the count on the evening before the month, closing on its last evening, so one month's closing is the next one's opening. A child who leaves and comes back the same day has not left; one who goes from short breaks to another legal status has started. (The council's monthly table of 2018 is of this form.)",
  "projections/sufficiency/in-authority.ts locationOf":
    "Whether a placement lies inside the boundary of the authority responsible, whatever its distance (DfE, underlying data 2018, note 13: out of authority is outside the boundary of the responsible authority). Not known where no authority is told, where it is told by another numbering than ONS codes, or where a district (E07) is told and the responsible authority is a county (E10), for which districts it has is not known here.",
  "projections/sufficiency/settings.ts PLACEMENT_GROUPS":
    "The department's groups of placements in its annual statistics (labels: metadata of the underlying data 2018). Which codes make up each is not stated there; this is the reading of ssda903 §9: foster U1–U6, adoption A3–A6, with parents P1, other in the community P2 and P3, homes K1, K2, H5 and K3, other residential R1, R2, R3 and R5, schools S1.",
  "projections/sufficiency/settings.ts SETTINGS":
    "The settings in which children live, as a commissioner speaks of them, in codes of the return (PLACE, PLACE_PROVIDER). Every child is in one and only one. In-house fostering is U1–U6 with the authority's own provision (PR1), independent fostering U1–U6 with private or voluntary provision (PR4, PR5). Residential is K2 and S1: the strategy of 2019 does not say which codes its 59 are, and 46 children's homes and 7 residential schools out of its area are as near as it comes. Specialist is K1, R1, R2, R3 and R5, the five lines of its table; supported accommodation is H5, K3 and P2.",
  "projections/sufficiency/settings.ts STRATEGY_LINES":
    "The lines of the strategy's table of children placed out of authority, and lines of our own for codes that it has no line for (R1, R2, P3; H5 and K3; T0–T4 where no placement of the child's own is known).",
  "projections/sufficiency/settings.ts isCommissioned":
    "Commissioned: with an independent fostering agency, or in a home that is not the authority's own. The demand management paper of 2018 counts \"commissioned placements (Independent Fostering Agencies/IFAs and Out of Authority Children's Homes/OoAs)\"; it calls every bought home out of authority, wherever it lies, and so is it counted here.",
  "projections/sufficiency/settings.ts isFamilyBased":
    "Family-based: fostered (U1–U6), with parents (P1) or placed for adoption (A3–A6). The strategy's 531 of 634 is 464 + 41 + 26 of these; its “41 non-family” cannot be the rest, and is almost surely those with parents under the wrong name.",
  "projections/sufficiency/sufficiency.measure.ts ratePer10000":
    "Children in care per 10,000 of the population under 18, to a whole number (DfE: rates are whole, on the mid-year estimate of the June before, and change where that is revised): the population given, or else the released one as known; null where there is none.",
  "projections/sufficiency/sufficiency.measure.ts sufficiency":
    "Children in care on a day, by where they live and who they are; children on short breaks only (V3, V4) in none of the figures but their own, as in every headline figure of the department's (M18, M19).",
  "projections/support/demand-management.measure.ts demandManagement":
    "What is done so that children need not be in care, or no longer: edge of care and other services, care proceedings, panels, and programmes with their cohorts. Referrals open, outcomes and cohorts are as at the day; what was made, closed, avoided, decided or concluded is of the period; care proceedings are of whole calendar months.",
  "projections/support/edge-of-care.ts edgeOfCare":
    "Children on whom edge of care work has had an impact (strategy 2019–2022, table “as at 31 December 18”: children with reduced intervention since referral to edge of care, with increased intervention, and with no change, and what percent each is of all of them).\n\nEvery child of whom an outcome of a referral to the edge of care service was told by the day is counted once, by the latest outcome told by then, whether or not the referral is closed; a child of whom none was told yet is in no figure. Where two referrals of a child had an outcome told on one day the later referral’s counts. The source does not say what of a child referred twice: that is our choice. Percent is to one decimal; the strategy prints it whole.\n\nRows: the outcomes that hold on the day.",
  "projections/support/panels.ts decisionsByPanel":
    "Decisions of each panel about a child in the period (strategy 2019–2022, panel structure), and how many were of each kind. A child who was before a panel twice counts twice, for each decision stands. The strategy gives no figures of these: what is counted is our choice.",
  "projections/support/proceedings.ts proceedingsIssued":
    "Care proceedings issued, month by month, in the whole calendar months that the period touches, and their average per month to one decimal (“In 2017/18 the average number of care proceedings instigated per month was 19.5. Thus far in 2018/19 this has reduced to an average of 15.4”, the council’s demand management and placement sufficiency, 2018).\n\nProceedings are counted for each child they are about, on the day they were issued for that child. The paper does not say whether it counts children or applications to the court: that is our choice. A month that is not over yet lowers the average: ask for whole months.\n\nRows: what happened in those months.",
  "projections/support/proceedings.ts proceedingsOpenAndConcluded":
    "Care proceedings before the court on the evening of the day, and those concluded in the period, by how; each for each child they are about. The sources give no figures of these: what is counted is our choice.",
  "projections/support/referrals.ts admissionsAvoided":
    "Admissions into care avoided in the period, by the service whose referral is named, and those for which none is. Each is what a worker judged and recorded on a day; the sources speak of “reducing admissions” (demand management 2018) and define no count of those avoided.",
  "projections/support/referrals.ts referralsByService":
    "Referrals to the services that keep children safely out of care (strategy 2019–2022: edge of care, family group conferencing, multi-systemic therapy, Pause): open on the evening of the day asked about, and made and closed in the period. A child referred twice counts twice. The strategy names the services and gives no figures of these: what is counted is our choice.",
};
