"""Full-text search over one book or several: query, ranking, snippets, results. No Qt."""
