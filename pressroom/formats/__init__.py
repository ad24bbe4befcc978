"""How the newsroom writes dates where Django's own formats are not the house's."""
