"""The page with what stands around it: the trail, the headings, find."""
