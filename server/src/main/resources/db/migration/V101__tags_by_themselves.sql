-- Which tags there are, of all clients: walked from one to the next.
CREATE INDEX asset_tag_alone ON asset_tag (tag);
