-- Every few seconds the server looks which machines are away, and which sites have lost all of theirs.
CREATE INDEX asset_away ON asset (client_id, site_id, presence_since) WHERE state = 'active' AND presence = 'offline';
CREATE INDEX asset_away_since ON asset (presence_since) WHERE state = 'active' AND presence = 'offline';
