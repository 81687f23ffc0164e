"""The site: what is made of the pages beyond what their authors write."""
