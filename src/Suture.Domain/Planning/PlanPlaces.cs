using System.Collections.Frozen;
using Suture.Domain.Records;

namespace Suture.Domain.Planning;

/// <summary>In which stage a document is written, and in which stage records of a kind are worked on: two tables.</summary>
internal static class PlanPlaces
{
    // What is not listed belongs to planning: plans, policies, procedures, lists of tools and people.
    private static readonly FrozenDictionary<string, PlanStage> Documents = new Dictionary<PlanStage, string>
    {
        [PlanStage.Requirements] = "intended_use system_requirements software_requirements_spec security_requirements requirements_review_record",
        [PlanStage.Risk] = "asset_list attack_surface_report benefit_risk_analysis classification_record data_flow_diagram gap_analysis harm_list hazard_analysis legacy_assessment misuse_list "
            + "risk_control_record risk_matrix safety_characteristics security_context security_risk_assessment security_risk_file security_safety_bridge software_fmea threat_model vulnerability_assessment",
        [PlanStage.Architecture] = "architecture_doc architecture_review_record global_system_view interface_spec multi_patient_harm_view sbom sca_report security_use_case_view segregation_rationale "
            + "soup_anomaly_review soup_list source_custody_record support_record updateability_view",
        [PlanStage.Design] = "detailed_design design_review_record",
        [PlanStage.Units] = "code_review_record source_code_baseline static_analysis_report unit_acceptance_criteria unit_test_procedure unit_test_report",
        [PlanStage.Integration] = "build_record dynamic_analysis_report integration_record integration_test_report integration_test_review_record",
        [PlanStage.System] = "fuzz_report gap_closure_plan penetration_test_report regression_test_report risk_control_verification security_test_report system_test_protocol system_test_report traceability_matrix "
            + "usability_evaluation validation_report verification_report vulnerability_scan_report",
        [PlanStage.Release] = "anomaly_evaluation archive_record declaration_of_conformity delivery_procedure gspr_checklist known_anomaly_list labeling release_checklist release_notes release_record "
            + "risk_management_file risk_management_report security_guide security_risk_management_report submission_record substantial_equivalence technical_documentation",
        [PlanStage.Care] = "capa_record change_approval change_assessment change_history change_request complaint_record customer_notice cvd_case_record feedback_log finding_assessment fleet_record impact_analysis "
            + "incident_assessment internal_notice isao_record kev_check metrics_report patch_record periodic_review pma_annual_report pms_report problem_report regulator_report trend_report",
    }.SelectMany(p => p.Value.Split(' '), (p, code) => (code, p.Key)).ToFrozenDictionary(p => p.code, p => p.Key, StringComparer.Ordinal);

    internal static PlanStage OfDocument(string code) => Documents.GetValueOrDefault(code, PlanStage.Planning);

    /// <summary>Codes with a stage of their own.</summary>
    internal static IEnumerable<string> KnownDocuments => Documents.Keys;

    /// <summary>Where records of a kind are worked on.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="level">Level of the items or tests that are meant; null for all.</param>
    /// <param name="verify">They are to be shown to work, not written.</param>
    internal static PlanStage OfRecords(RecordKind kind, string? level, bool verify) => kind switch
    {
        RecordKind.TC or RecordKind.RUN => level switch { "unit" => PlanStage.Units, "integration" => PlanStage.Integration, _ => PlanStage.System },
        RecordKind.ITEM when verify => PlanStage.Units,
        _ when verify => PlanStage.System,
        RecordKind.UN or RecordKind.SYS or RecordKind.SRS => PlanStage.Requirements,
        RecordKind.ITEM when level is "unit" => PlanStage.Design,
        RecordKind.ITEM or RecordKind.SOUP => PlanStage.Architecture,
        RecordKind.HAZ or RecordKind.HS or RecordKind.HARM or RecordKind.CAU or RecordKind.RC or RecordKind.AST or RecordKind.TM or RecordKind.THR => PlanStage.Risk,
        RecordKind.REL => PlanStage.Release,
        RecordKind.DOC => PlanStage.Planning,
        _ => PlanStage.Care,
    };
}
