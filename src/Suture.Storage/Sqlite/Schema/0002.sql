-- The risk policy that was set last for a device.
CREATE TABLE risk_policies(stream INTEGER PRIMARY KEY, entry INTEGER NOT NULL);
