-- Machines are found by what they say in the house's fields.
CREATE INDEX asset_field_value_of_field ON asset_field_value (field_id, option_id);
CREATE INDEX asset_field_value_words ON asset_field_value USING gin (words gin_trgm_ops);
