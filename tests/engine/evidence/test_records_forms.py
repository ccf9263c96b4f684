"""What the forms in use must show is either recorded or follows from what is recorded.

forms_mandatory.json lists the mandatory fields of each form, as gathered from the official
layouts and review rules that could be read.
"""

import json
from pathlib import Path

import pytest

from fieldkit.evidence.kinds import KINDS
from fieldkit.evidence.parts import Member, members

ASKED: dict[str, list[str]] = json.loads(
    (Path(__file__).parent / "forms_mandatory.json").read_text("utf-8")
)

# Fields that stand on many forms.
HEAD = {"case_no": "case.number", "agency": "case.agency"}
OFFICIAL = {
    "officers": "officers",
    "recorder": "recorder",
    "certificate_shown": "certificates_shown",
    "rights_told": "rights_told",
    "start_time": "started_at",
    "end_time": "ended_at",
    "place": "place",
}
ON_PAPER = {
    "page_signatures": "signing.pages",
    "read_confirm": "signing.words",
    "blank_mark": "= printed by the document's layout",
}
SAMPLING = HEAD | {
    "record_no": "sample.record_number",
    "party_name": "party.name",
    "purpose": "sample.purpose",
    "sampling_date": "sample.sampled_at",
    "start_time": "sample.sampled_at",
    "end_time": "sample.ended_at",
    "weather": "sample.weather",
    "method_standard": "sample.method_standard",
    "point_id": "sample.point_number",
    "geo": "sample.coordinates",
    "point_sketch": "= a document of type sketch, or the inspection's file with that role",
    "production_load": "sample.production_load",
    "treatment_status": "sample.treatment_status",
    "samples": "sample.number",
    "sensory": "sample.appearance",
    "qc_samples": "sample.qc_kind",
    "instruments": "sample.instruments",
    "av_refs": "= photos and videos of the same inspection",
    "samplers": "sample.samplers",
    "checker": "sample.checker",
    "party_sign": "signing.entries",
}

FOUND: dict[str, dict[str, str]] = {
    "site_inspection_record": HEAD
    | {key: f"inspection.{member}" for key, member in OFFICIAL.items()}
    | ON_PAPER
    | {
        "party_name": "party.name",
        "party_code": "party.credit_code",
        "legal_rep": "party.legal_representative",
        "party_address": "party.address",
        "site_person": "inspection.site_person",
        "production_status": "inspection.production_status",
        "permits": "inspection.permits",
        "pollution_and_treatment": "inspection.treatment",
        "violation_facts": "inspection.findings",
        "discharge_method": "inspection.discharge_method",
        "sampling_done": "= samples that name the inspection",
        "av_done": "= photos and videos that name the inspection",
    },
    "interview_record": HEAD
    | {key: f"statement.{member}" for key, member in OFFICIAL.items()}
    | ON_PAPER
    | {
        "interviewee": "statement.interviewee",
        "interviewee_id_copy": "= the statement's file with the role id_copy",
        "duty_told": "statement.duty_told",
        "qa": "statement.exchanges",
        "topics": "statement.topics",
    },
    "sampling_water": SAMPLING
    | {
        "point_type": "sample.point_type",
        "first_class": "sample.has_first_class_pollutants",
        "destination": "sample.destination",
        "sampling_mode": "sample.mode",
        "flow": "sample.conditions",
        "field_params": "= measurements on the spot that name the sample",
    },
    "sampling_exhaust": SAMPLING
    | {
        "source_name": "sample.source_name",
        "outlet_no": "sample.outlet_number",
        "stack": "sample.conditions",
        "gas_params": "sample.conditions",
        "std_volume": "sample.conditions",
        "filters": "sample.conditions",
        "baro": "sample.conditions",
    },
    "sampling_solid_waste": SAMPLING
    | {
        "waste_name": "sample.source_name",
        "form": "sample.conditions",
        "total_quantity": "quantity.value",
        "increments_required": "= HJ 298-2019, from the quantity of the waste",
        "increments_taken": "= the samples of the waste, counted",
        "increment_mass": "sample.amount",
        "sampling_method": "sample.conditions",
        "depth_layer": "sample.conditions",
        "hazard_suspected": "sample.hazards",
    },
    "sampling_soil": SAMPLING
    | dict.fromkeys(("depth", "layer", "texture", "land_use"), "sample.conditions"),
    "sample_label": {
        "sample_id": "sample.number",
        "point": "sample.point",
        "analytes": "sample.analytes",
        "time": "sample.sampled_at",
        "sampler": "sample.samplers",
    },
    "sample_handover": {
        "sheet_no": "transfer.sheet_number",
        "sample_ids": "transfer.items.item",
        "analytes": "sample.analytes",
        "condition": "transfer.items.condition",
        "seal_check": "transfer.items.is_seal_intact",
        "preservation": "transfer.preservation",
        "released_by": "transfer.giver.means",
        "received_by": "transfer.receiver.means",
        "handover_time": "transfer.handed_at",
    },
    "av_evidence": HEAD
    | {
        "item_no": "= number of the entry in its case",
        "file_name": "= the entry's attachment",
        "hashes": "= the entry's attachment",
        "proves": "photo.proves",
        "content": "photo.description",
        "taken_at": "photo.taken_at",
        "taken_place": "photo.place",
        "taken_by": "photo.taken_by",
        "original_carrier": "photo.original_carrier",
        "edited": "photo.is_edited",
        "maker_sign": "signing.entries",
    },
    "case_items_list": {
        "no": "= number of the entry in its case",
        "name": "exhibit.name",
        "quantity": "exhibit.amount",
        "features": "exhibit.features",
        "kept_at": "exhibit.kept_at",
        "measure": "exhibit.measure",
        "origin_refs": "exhibit.origin",
        "preparer": "= signed on the printed list",
    },
    "edata_extraction_record": HEAD
    | {
        "cause": "case.cause",
        "object": "document.extraction.source",
        "content": "document.name",
        "start_time": "document.extraction.started_at",
        "end_time": "document.extraction.ended_at",
        "place": "document.extraction.place",
        "method": "document.extraction.method",
        "process": "document.extraction.process",
        "carrier_seized": "document.extraction.is_carrier_seized",
        "list_ref": "= the entry's attachments, listed",
        "operators": "document.extraction.operators",
        "holder": "document.extraction.holder",
    },
    "edata_list": {
        "no": "= number of the attachment",
        "name": "= the entry's attachment",
        "category": "document.extraction.category",
        "format": "document.extraction.category",
        "size": "= the entry's attachment",
        "source": "document.extraction.source",
        "method": "document.extraction.method",
        "hash_alg": "= SHA-256, and SM3 where the vault keeps it",
        "hash": "= the entry's attachment",
        "signs": "signing.entries",
    },
    "monitoring_report_meta": {
        "lab": "document.report.laboratory",
        "cma": "document.report.cma_number",
        "report_no": "document.report.report_number",
        "client": "document.report.client",
        "project": "document.report.project",
        "sampled_at": "= samples that the report's measurements name",
        "points": "= samples that the report's measurements name",
        "methods": "measurement.method",
        "results": "measurement.value",
        "signers": "document.report.issued_by",
        "seal_date": "document.report.issued_on",
        "told_party_at": "document.report.party_told_at",
        "file_hash": "= the entry's attachment",
    },
}


@pytest.mark.parametrize("form", ASKED)
def test_every_mandatory_field_has_its_place(form: str) -> None:
    assert FOUND[form].keys() == set(ASKED[form])


@pytest.mark.parametrize("form", FOUND)
def test_every_place_exists(form: str) -> None:
    for place in FOUND[form].values():
        if not place.startswith("= "):
            kind, *names = place.split(".")
            member_at(KINDS[kind], names)


@pytest.mark.parametrize("kind", ["photo", "video", "audio"])
def test_recordings_answer_to_the_same_form_as_photos(kind: str) -> None:
    names = {place.split(".")[1] for place in FOUND["av_evidence"].values() if "photo." in place}
    assert names <= {member.name for member in members(KINDS[kind])}


def member_at(part: type, names: list[str]) -> Member:
    by_name = {member.name: member for member in members(part)}
    member = by_name[names[0]]
    return member_at(member.holds, names[1:]) if names[1:] else member
