"""The pictures of the sample newsroom by name: drawn anew each time, always the same bytes."""

from __future__ import annotations

from collections.abc import Callable

from . import buildings, laboratories, lights, marks, meetings, nights
from .canvas import Surface

NAMES: dict[str, Callable[[], Surface]] = {
    # release 1
    "salon-lectern": meetings.salon_lectern,
    "salon-table": meetings.salon_table,
    "seminar-room": meetings.seminar_room,
    "seminar-group": meetings.seminar_group,
    "roche-display-wall": meetings.roche_display_wall,
    "roche-building-site": buildings.roche_building_site,
    "zhangjiang-corridor": laboratories.zhangjiang_corridor,
    "zhangjiang-panel": meetings.zhangjiang_panel,
    "fosun-lobby": meetings.fosun_lobby,
    "medtronic-wall": meetings.medtronic_wall,
    "jlabs-open-lab": laboratories.jlabs_open_lab,
    "jlabs-glass": laboratories.jlabs_glass,
    "atlatl-corridor": laboratories.atlatl_corridor,
    "miltenyi-clean-room": laboratories.miltenyi_clean_room,
    "pharma-lobby": meetings.pharma_lobby,
    "pharma-impression": buildings.pharma_impression,
    "pharma-crane": buildings.pharma_crane,
    # releases 2, 3, 4, 6 and 8
    "open-day-laboratory": laboratories.open_day_laboratory,
    "marine-laboratory": laboratories.marine_laboratory,
    "microscope-bench": laboratories.microscope_bench,
    "microscope-control-room": laboratories.microscope_control_room,
    "research-day-hall": meetings.research_day_hall,
    "clinic-day": laboratories.clinic_day,
    # release 11
    "lights-tower-dusk": lights.tower_dusk,
    "lights-tower-night": lights.tower_night,
    "lights-tower-below": lights.tower_below,
    "lights-harbour": lights.harbour,
    "lights-ferry": lights.ferry,
    "lights-reflection": lights.reflection,
    "lights-wave": lights.wave,
    "lights-squares": lights.squares,
    "lights-diagonals": lights.diagonals,
    "lights-crowd": nights.crowd,
    "lights-family": nights.family,
    "lights-photographer": nights.photographer,
    "lights-amber": lights.amber,
    "lights-teal": lights.teal,
    "lights-rose": lights.rose,
    "lights-footbridge": nights.footbridge,
    "lights-arcade": nights.arcade,
    "lights-steps": nights.steps,
    "lights-trees": nights.trees,
    "lights-pond": nights.pond,
    "lights-windows": nights.windows_at_work,
    "lights-stairs": nights.staircase,
    "lights-control": nights.control,
    "lights-last-line": lights.last_line,
    # logos of the invented institutions
    "logo-cloudsail": marks.cloudsail,
    "logo-silverleaf": marks.silverleaf,
    "logo-pinecone": marks.pinecone,
    "logo-egret": marks.egret,
    "logo-ferry": marks.ferry,
}


def draw(name: str) -> bytes:
    """The picture as bytes: PNG for a logo, JPEG for all others."""
    surface = NAMES[name]()
    return surface.finish_mark() if name.startswith("logo-") else surface.finish()
