"""The page: what it shows (view), as HTML (render), how that looks (look, page.css) and reacts (page.js)."""
