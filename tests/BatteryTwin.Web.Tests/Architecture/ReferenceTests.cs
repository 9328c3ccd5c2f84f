using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest;
using Microsoft.AspNetCore.Components;

namespace BatteryTwin.Web.Tests.Architecture;

/// <summary>Keeps references one-way: Web → Ingest → Domain; Domain knows nobody; components read only from State.</summary>
public sealed class ReferenceTests
{
    private static readonly string[] s_allowedInDomain = ["System", "MathNet.Numerics", "netstandard", "mscorlib"];

    // What components may use besides State: vocabulary of the domain, never a store, graph or pipeline.
    private static readonly Type[] s_forbiddenInComponents =
    [
        typeof(BatteryTwin.Ingest.Storage.ITelemetryStore),
        typeof(BatteryTwin.Ingest.Pipeline.IIngestPipeline),
        typeof(BatteryTwin.Ingest.Pipeline.IQuarantine),
        typeof(BatteryTwin.Domain.Twins.ITwinGraph),
        typeof(BatteryTwin.Domain.Twins.ITwinHistory),
        typeof(BatteryTwin.Ingest.Storage.Queries.ISavedQueries),
        typeof(BatteryTwin.Domain.Alarms.IAlertLog),
    ];

    [Fact]
    public void Domain_References_OnlyTheRuntimeAndNumerics() =>
        Assert.DoesNotContain(References(typeof(FieldValue).Assembly), name => !s_allowedInDomain.Any(allowed => name == allowed || name.StartsWith(allowed + ".", StringComparison.Ordinal)));

    [Fact]
    public void Domain_Uses_NoFilesNoNetwork() =>
        Assert.Empty(ReferencedTypes(typeof(FieldValue).Assembly).Intersect(
            ["System.IO.File", "System.IO.Directory", "System.IO.FileStream", "System.Net.Http.HttpClient", "System.Net.Sockets.Socket", "System.Threading.Thread"]));

    [Fact]
    public void Domain_Reads_NoClock() =>
        Assert.Empty(ReferencedMembers(typeof(FieldValue).Assembly).Intersect(["get_UtcNow", "get_Now", "get_Today", "get_TickCount", "get_TickCount64"]));

    [Fact]
    public void Ingest_References_NotWeb() => Assert.DoesNotContain("BatteryTwin.Web", References(typeof(IngestServices).Assembly));

    [Fact]
    public void Components_Hold_NoDataAccess()
    {
        const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        IEnumerable<string> offences =
            from component in typeof(WebHost).Assembly.GetTypes()
            where typeof(IComponent).IsAssignableFrom(component)
            from type in component.GetProperties(Declared).Select(property => property.PropertyType)
                .Concat(component.GetFields(Declared).Select(field => field.FieldType))
                .Concat(component.GetConstructors(Declared).SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.ParameterType))
            where s_forbiddenInComponents.Contains(type)
            select $"{component.FullName} holds {type.Name}; read it through a service in BatteryTwin.Web/State";

        Assert.Empty(offences);
    }

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(reference => reference.Name!);

    private static List<string> ReferencedTypes(Assembly assembly) => Read(assembly, metadata =>
        metadata.TypeReferences.Select(handle => metadata.GetTypeReference(handle))
            .Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}"));

    private static List<string> ReferencedMembers(Assembly assembly) => Read(assembly, metadata =>
        metadata.MemberReferences.Select(handle => metadata.GetString(metadata.GetMemberReference(handle).Name)));

    private static List<string> Read(Assembly assembly, Func<MetadataReader, IEnumerable<string>> select)
    {
        using FileStream stream = File.OpenRead(assembly.Location);
        using PEReader portable = new(stream);
        return [.. select(portable.GetMetadataReader())];
    }
}
