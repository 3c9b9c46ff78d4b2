using System.Runtime.CompilerServices;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>Finds the environment (log, seed) behind a catalog. ML.NET keeps it internal; this is the only place that touches a member that is not public.</summary>
internal static class EnvironmentAccessor
{
    public static IHostEnvironment Of(TransformsCatalog catalog) => Get(() => Field(catalog));

    public static IHostEnvironment Of(DataOperationsCatalog catalog) => Get(() => Field(catalog));

    public static IHostEnvironment Of(TrainCatalogBase catalog) => Get(() => Field(catalog));

    public static IHostEnvironment Of(TrainCatalogBase.CatalogInstantiatorBase trainers) => Get(() => Field(Owner(trainers)));

    /// <summary>What <see cref="MLContext.GpuDeviceId"/> and <see cref="MLContext.FallbackToCpu"/> say of the context that an environment belongs to.</summary>
    public static (int? GpuDeviceId, bool FallbackToCpu) DevicesOf(IHostEnvironment environment)
    {
        if (environment is MLContext context)
            return (context.GpuDeviceId, context.FallbackToCpu);
        Type? inner = environment.GetType().GetInterface("Microsoft.ML.Runtime.IHostEnvironmentInternal");
        return (inner?.GetProperty("GpuDeviceId")?.GetValue(environment) as int?, inner?.GetProperty("FallbackToCpu")?.GetValue(environment) as bool? ?? true);
    }

    // A later ML.NET may rename the field: everything still works then, only without the caller's seed and log.
    private static IHostEnvironment Get(Func<IHostEnvironment> read)
    {
        try
        {
            return read();
        }
        catch (MissingMemberException)
        {
            return new MLContext(seed: 0);
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_env")]
    private static extern ref readonly IHostEnvironment Field(TransformsCatalog catalog);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_env")]
    private static extern ref readonly IHostEnvironment Field(DataOperationsCatalog catalog);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "<Environment>k__BackingField")]
    private static extern ref readonly IHostEnvironment Field(TrainCatalogBase catalog);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Owner")]
    private static extern TrainCatalogBase Owner(TrainCatalogBase.CatalogInstantiatorBase trainers);
}
