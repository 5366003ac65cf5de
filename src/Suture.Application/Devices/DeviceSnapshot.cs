using Suture.Domain.Records.Model;
using Suture.Domain.Standards;

namespace Suture.Application.Devices;

/// <summary>One device at one position: its model, and what traces and checks say of it.</summary>
public sealed record DeviceSnapshot(DeviceModel Model, Evaluation Evaluation);
