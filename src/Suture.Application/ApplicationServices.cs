using Microsoft.Extensions.DependencyInjection;
using Suture.Application.Devices;
using Suture.Application.Ledger;
using Suture.Application.Planning;
using Suture.Application.Records;
using Suture.Application.Releases;
using Suture.Application.Reports;
using Suture.Application.Safety;
using Suture.Application.Security;
using Suture.Application.Software;
using Suture.Application.Standards;
using Suture.Application.Tracing;
using Suture.Application.Verification;
using Suture.Storage;

namespace Suture.Application;

/// <summary>How a host gets the use cases. The host adds storage, the clock, the ledger's key and <see cref="Access.IReauthentication"/>.</summary>
public static class ApplicationServices
{
    public static IServiceCollection AddSutureApplication(this IServiceCollection services, string dataDirectory) => services
        .AddSingleton<StandardShelf>()
        .AddSingleton<DeviceSessions>()
        .AddSingleton<DeviceCatalog>()
        .AddSingleton<RecordHistory>()
        .AddSingleton<RecordReading>()
        .AddSingleton<RecordWriting>()
        .AddSingleton<RecordTransfer>()
        .AddSingleton<SbomTransfer>()
        .AddSingleton<TestTransfer>()
        .AddSingleton<TraceReading>()
        .AddSingleton<GateReading>()
        .AddSingleton<DeviceScopes>()
        .AddSingleton<InstallationInspection>()
        .AddSingleton<InstallationGate>()
        .AddSingleton<StandardAdministration>()
        .AddSingleton<RiskReading>()
        .AddSingleton<RiskSeeing>()
        .AddSingleton<RiskPolicyWriting>()
        .AddSingleton<RiskTableTransfer>()
        .AddSingleton<PromptReading>()
        .AddSingleton<PromptAnswering>()
        .AddSingleton<ViewReading>()
        .AddSingleton<SecurityRiskReading>()
        .AddSingleton<ThreatModelReading>()
        .AddSingleton<ThreatModelWriting>()
        .AddSingleton<ThreatModelTransfer>()
        .AddSingleton<ReleaseReading>()
        .AddSingleton<ReleaseBaselining>()
        .AddSingleton<Deviating>()
        .AddSingleton<ClassDecisions>()
        .AddSingleton<DevicePlans>()
        .AddSingleton<ReportReading>()
        .AddSingleton<LedgerReading>()
        .AddSingleton(p => new ReceiptPublisher(p.GetRequiredService<ISutureStore>(), p.GetRequiredService<LedgerKey>(), dataDirectory, p.GetRequiredService<TimeProvider>()));
}
