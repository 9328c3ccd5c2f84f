using BatteryTwin.Domain.Dtdl.Folders;

namespace BatteryTwin.Web.Api;

/// <summary>Answer of a folder upload: how many models were created, and file by file which, which were there already, equal, and what is wrong.</summary>
public sealed record ModelUploadAnswer(int Created, IReadOnlyList<ModelFileReport> Files);
