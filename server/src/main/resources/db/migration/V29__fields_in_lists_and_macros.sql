-- Lists are narrowed by what tickets say in numbers and dates too; and a macro may say something in fields.
CREATE INDEX ticket_field_value_amount ON ticket_field_value (field_id, amount, client_id, ticket_id) WHERE amount IS NOT NULL;
CREATE INDEX ticket_field_value_day ON ticket_field_value (field_id, day, client_id, ticket_id) WHERE day IS NOT NULL;

-- By the field's id, what would be typed in it.
ALTER TABLE ticket_macro ADD COLUMN fields text NOT NULL DEFAULT '{}' CHECK (length(fields) <= 60000);
