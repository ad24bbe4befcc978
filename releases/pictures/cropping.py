"""Where a picture is cut, so that what matters in it stays in the middle of what is seen."""


def centering(width, height, target_width, target_height, focal_x, focal_y):
    """Return (across, down): the shares (0 to 1) of the overhang that are cut off at the left and at the top.

    The picture is scaled to cover the target; sizes in any one unit, above 0. The focal point is given in per cent
    from the left and from the top. It comes as near to the middle of the target as the picture's borders allow.
    CSS ``object-position`` and ``ImageOps.fit(centering=…)`` take these shares: neither takes the focal point itself.
    """
    scale = max(target_width / width, target_height / height)
    return (
        _share(width * scale, target_width, focal_x / 100),
        _share(height * scale, target_height, focal_y / 100),
    )


def _share(length, target, focal):
    """Return the share of one side's overhang that is cut off before its beginning; a half where nothing is cut."""
    overhang = length - target
    if overhang < length * 1e-9:
        return 0.5
    return min(1.0, max(0.0, (focal * length - target / 2) / overhang))
