using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>Imbalance-aware evaluation of multiclass classifiers.</summary>
public sealed class MulticlassImbalanceCatalog
{
    internal MulticlassImbalanceCatalog(IHostEnvironment environment) => Environment = environment;

    internal IHostEnvironment Environment { get; }
}
