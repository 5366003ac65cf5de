-- The risk policy that was set last for a device.
CREATE TABLE risk_policies(stream bigint PRIMARY KEY, entry bigint NOT NULL);
