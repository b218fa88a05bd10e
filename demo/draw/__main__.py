from __future__ import annotations

import sys

from demo.draw import (
    archive,
    barges,
    bread,
    cabin,
    dark_lamp,
    estuary,
    ferry,
    flood,
    lamps,
    market,
    night_bridge,
    oven,
    pell_point,
    plan,
    plate,
    portraits,
    reels,
    river_map,
    stairs,
)

DRAWINGS = {
    "night-bridge": night_bridge.night_bridge,
    "bridge-cabin": cabin.bridge_cabin,
    "market-awnings": market.market_awnings,
    "barges-at-dawn": barges.barges_at_dawn,
    "river-map": river_map.river_map,
    "pell-point": pell_point.pell_point,
    "sound-archive": archive.sound_archive,
    "reel-shelf": reels.reel_shelf,
    "salt-bread": bread.salt_bread,
    "oven-door": oven.oven_door,
    "lamp-row": lamps.lamp_row,
    "lamp-post": dark_lamp.lamp_post,
    "ferry-school": ferry.ferry_school,
    "estuary-panorama": estuary.estuary_panorama,
    "unfinished-stairs": stairs.unfinished_stairs,
    "stairs-plan": plan.stairs_plan,
    "flood-marks": flood.flood_marks,
    "mark-plate": plate.mark_plate,
    "maud-kesterly": portraits.maud,
    "ines-taravilla": portraits.ines,
    "tiago-andrade-reis": portraits.tiago,
}


def main() -> None:
    for name in sys.argv[1:] or DRAWINGS:
        DRAWINGS[name]()


if __name__ == "__main__":
    main()
