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
