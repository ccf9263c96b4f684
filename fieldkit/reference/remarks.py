"""What is to be minded beside an assessment, by its code."""

from collections.abc import Mapping
from typing import Final

REMARKS: Final[Mapping[str, str]] = {
    "NO_BASIS": "Nobody has said which standard holds for this medium and point.",
    "NO_DAY": "The day of sampling is not known.",
    "POLLUTANT_UNKNOWN": "The tables do not know this analyte, or not under this name.",
    "UNIT_UNKNOWN": "The tables do not know this unit.",
    "NO_LIMIT_IN_TABLE": "No row for this pollutant is held under that standard, table and class.",
    "NO_LIMIT_ON_DATE": "No row for this pollutant was in force on the day of sampling.",
    "LIMIT_AMBIGUOUS": "Several limits fit; choose by table, class, scope or point.",
    "QUALITATIVE_LIMIT": "The standard describes the limit in words; a person judges.",
    "UNIT_INCOMPATIBLE": "The unit of the value measures something else than that of the limit.",
    "ND_LIMIT": "The limit is: not detected. It depends on the method, and has no multiple.",
    "DL_ABOVE_LIMIT": "The detection limit is above the limit: compliance cannot be told.",
    "DETECTION_LIMIT_NOT_STATED": "Not detected, without a detection limit; ask for it.",
    "BELOW_DETECTION": "The value is below detection; no multiple is told.",
    "VALUE_IS_BOUND": "The value is a bound; the true value may lie beyond it.",
    "VALUE_IS_RANGE": "The value is a range; the multiple is that of its upper end, and no single "
    "result.",
    "DUPLICATE_OUTSIDE": "The duplicate of the sample differs by more than the rule on record "
    "allows.",
    "SPIKE_OUTSIDE": "Of what was added to the sample, more or less was found again than the rule "
    "on record allows.",
    "BLANK_OUTSIDE": "A blank of the same visit holds this analyte above the detection limit.",
    "HOLDING_TIME_PAST": "The sample had waited longer for this analysis than the shortest time "
    "of the standard for its medium.",
    "WASTE_TAKEN_AS_ILLEGAL": "All hazardous waste on record is summed; which of it was "
    "discharged, dumped or disposed of against the law, people have to say.",
    "WASTE_WITHOUT_UNCERTAINTY": "For part of the hazardous waste no uncertainty is stated; the "
    "range of the sum leaves it out.",
    "NO_MULTIPLE": "No multiple can be told for this value.",
    "NOT_EMISSION_STANDARD": "The limit is not one of an emission standard; the metal clauses ask "
    "for one.",
    "NOT_A_LISTED_METAL": "The pollutant is not among the metals of the clauses then in force.",
    "FIRST_CLASS_NOT_AT_WORKSHOP": "The limit is for the workshop outlet; the sample is not shown "
    "to be from there (环环监〔2017〕17号 Art. 37).",
    "POINT_NOT_STATED": "Where the sample was taken is not stated.",
    "POINT_DIFFERS": "The sample states another type of point than the outlet that it names.",
    "POINT_NOT_IN_USE": "The outlet that the sample names was not in use on that day.",
    "AVERAGING_MISMATCH": "The way of sampling does not fit the averaging of the limit.",
    "MODE_NOT_STATED": "How the sample was taken is not stated.",
    "AVERAGING_NOT_STATED": "The row does not say over which time the value is taken.",
    "NO_INSTRUMENT_HELD": "No interpretation that held on the day of the act is held here.",
    "FAVOURABLE_LAW_CHECK": "The law at the act and that of today differ; a lawyer looks for the "
    "more favourable one.",
    "SUPERSEDED_IN_PART": "Another standard has replaced this one for part of the trades.",
    "STRICTER_OWN_LIMIT": "A local standard or permit kept in this vault is stricter than "
    "the limit used; see which one holds.",
    "SOURCE_NEEDS_CHECKING": "The row was not read in a good copy; compare the text of the "
    "standard.",
}
