"""The example office: two unit laptops and a regional office with nine months of work."""
