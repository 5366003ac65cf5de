using System.Collections.Immutable;
using Suture.Domain.Records.Fields;
using static Suture.Domain.Records.Fields.Define;

namespace Suture.Domain.Records.Kinds;

/// <summary>
/// The points of FDA premarket Appendix 1 that a security control can answer, by the ids of the catalog <c>fda_premarket</c>: a letter for
/// each of the eight control categories.
/// </summary>
public static class ControlRecommendations
{
    public static readonly ImmutableArray<FieldChoice> All =
    [
        // Authentication
        Option("CT-A1", "Cryptographic authentication on the device"),
        Option("CT-A2", "External connections"),
        Option("CT-A3", "User authentication"),
        Option("CT-A4", "Updates authenticated"),
        Option("CT-A5", "Passwords"),
        Option("CT-A6", "Anti-replay"),
        Option("CT-A7", "Origin of data"),
        Option("CT-A8", "No CRC as security"),
        Option("CT-A9", "Failure reaction"),
        Option("CT-A10", "No implicit trust"),
        // Authorization
        Option("CT-B1", "Limit access"),
        Option("CT-B2", "Session end"),
        Option("CT-B3", "Least privilege"),
        Option("CT-B4", "Deny by default"),
        // Cryptography
        Option("CT-C1", "Standard algorithms"),
        Option("CT-C2", "Current strength"),
        Option("CT-C3", "Nothing deprecated"),
        Option("CT-C4", "No shared secrets"),
        Option("CT-C5", "Negotiation"),
        Option("CT-C6", "No downgrade"),
        // Code, data and execution integrity
        Option("CT-D1", "Hardware roots"),
        Option("CT-D2", "Authenticate software"),
        Option("CT-D3", "Signed updates only"),
        Option("CT-D4", "Check before run"),
        Option("CT-D5", "Debug ports"),
        Option("CT-D6", "Tamper evidence"),
        Option("CT-D7", "Incoming data integrity"),
        Option("CT-D8", "Data well-formed"),
        Option("CT-D9", "Critical settings"),
        Option("CT-D10", "Run-time integrity"),
        Option("CT-D11", "Parser care"),
        // Confidentiality
        Option("CT-E1", "Harmful disclosure"),
        Option("CT-E2", "Check sufficiency"),
        // Event detection and logging
        Option("CT-F1", "Detect and act"),
        Option("CT-F2", "Forensics"),
        Option("CT-F3", "Security events"),
        Option("CT-F4", "Secure configuration"),
        Option("CT-F5", "Anti-malware"),
        Option("CT-F6", "Software inventory"),
        Option("CT-F7", "Variant analysis"),
        Option("CT-F8", "Notify"),
        Option("CT-F9", "Device SBOM"),
        // Resiliency and recovery
        Option("CT-G1", "Protect critical function"),
        Option("CT-G2", "Restore trusted configuration"),
        Option("CT-G3", "Stand-alone ability"),
        Option("CT-G4", "Cyber incidents"),
        Option("CT-G5", "Noise"),
        // Updatability and patchability
        Option("CT-H1", "Built for updates"),
        Option("CT-H2", "Interrupted update"),
        Option("CT-H3", "Independent patches"),
        Option("CT-H4", "Fast path"),
        Option("CT-H5", "Build environments kept"),
        Option("CT-H6", "Licenses and suppliers"),
        Option("CT-H7", "Secure mechanism"),
    ];
}
