"""Preview: the site of one language on this machine, built again and reloaded at every save.

Three kinds of process share the work. One watches the files and starts the others; it has no
threads, so that it may fork. One serves the site, and tells the open pages what has become of it.
And one at a time, a worker: it has opened Sphinx and read what was built last *before* anything is
saved, and waits; when something is, it builds, and the next worker gets ready.
"""
