"""The domain: hubs, corridors and the dated, sourced facts about them."""
