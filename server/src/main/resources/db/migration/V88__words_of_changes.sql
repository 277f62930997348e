-- What changed of machines themselves is found by its words; it was read from end to end of the days that were asked for.
CREATE INDEX inventory_change_words ON inventory_change USING gin ((before || E'\n' || after) gin_trgm_ops)
    WHERE kind NOT IN ('installed', 'removed', 'upgraded', 'downgraded');
