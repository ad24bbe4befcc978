"""The pictures of the sample newsroom by name: drawn anew each time, always the same bytes."""

from __future__ import annotations

from collections.abc import Callable

from . import (
    buildings,
    gardens,
    laboratories,
    lights,
    lobbies,
    marks,
    meetings,
    nightwork,
    onlookers,
    park,
    patterns,
    research,
    waterfront,
)
from .canvas import Surface

NAMES: dict[str, Callable[[], Surface]] = {
    # release 1
    "salon-lectern": meetings.salon_lectern,
    "salon-table": meetings.salon_table,
    "seminar-room": meetings.seminar_room,
    "seminar-group": meetings.seminar_group,
    "roche-display-wall": lobbies.roche_display_wall,
    "roche-building-site": buildings.roche_building_site,
    "zhangjiang-corridor": laboratories.zhangjiang_corridor,
    "zhangjiang-panel": lobbies.zhangjiang_panel,
    "fosun-lobby": lobbies.fosun_lobby,
    "medtronic-wall": lobbies.medtronic_wall,
    "jlabs-open-lab": laboratories.jlabs_open_lab,
    "jlabs-glass": laboratories.jlabs_glass,
    "atlatl-corridor": laboratories.atlatl_corridor,
    "miltenyi-clean-room": laboratories.miltenyi_clean_room,
    "pharma-lobby": lobbies.pharma_lobby,
    "pharma-impression": buildings.pharma_impression,
    "pharma-crane": buildings.pharma_crane,
    # releases 2, 3, 4, 6 and 8
    "open-day-laboratory": park.open_day_laboratory,
    "marine-laboratory": research.marine_laboratory,
    "microscope-bench": research.microscope_bench,
    "microscope-control-room": research.microscope_control_room,
    "research-day-hall": park.research_day_hall,
    "clinic-day": park.clinic_day,
    # release 11
    "lights-tower-dusk": lights.tower_dusk,
    "lights-tower-night": lights.tower_night,
    "lights-tower-below": lights.tower_below,
    "lights-harbour": waterfront.harbour,
    "lights-ferry": waterfront.ferry,
    "lights-reflection": waterfront.reflection,
    "lights-wave": patterns.wave,
    "lights-squares": patterns.squares,
    "lights-diagonals": patterns.diagonals,
    "lights-crowd": onlookers.crowd,
    "lights-family": onlookers.family,
    "lights-photographer": onlookers.photographer,
    "lights-amber": patterns.amber,
    "lights-teal": patterns.teal,
    "lights-rose": patterns.rose,
    "lights-footbridge": onlookers.footbridge,
    "lights-arcade": gardens.arcade,
    "lights-steps": gardens.steps,
    "lights-trees": gardens.trees,
    "lights-pond": gardens.pond,
    "lights-windows": nightwork.windows_at_work,
    "lights-stairs": nightwork.staircase,
    "lights-control": nightwork.control,
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
