"""The page Pembinaan & pelatihan: calendar, needs, recognition, outreach, exports."""
