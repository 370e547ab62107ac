"""Reports as one HTML file each, for any browser, offline: `html.page` of translations, `html.summaries_page` of bullets.

Figures, tables and plots are there without a script; the script only brings the sentences. The page may load nothing
and run nothing but its own style sheet and script, by a Content-Security-Policy with their hashes.
"""
