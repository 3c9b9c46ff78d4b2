using System.Reflection;
using System.Text.Json.Nodes;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>The versions that results depend on.</summary>
internal static class ToolVersion
{
    /// <summary>The version of this tool, which is that of the library.</summary>
    public static string Tool { get; } = Of(typeof(ToolVersion));

    /// <summary>The version of ML.NET.</summary>
    public static string MLNet { get; } = Of(typeof(MLContext));

    public static JsonObject Libraries => new() { ["Microsoft.ML"] = MLNet, [".NET"] = Environment.Version.ToString() };

    private static string Of(Type type)
    {
        string version = type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        return version.Split('+')[0];
    }
}
