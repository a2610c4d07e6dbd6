"""The first screen: what waits for somebody, what is due, what residents asked, is all well."""
