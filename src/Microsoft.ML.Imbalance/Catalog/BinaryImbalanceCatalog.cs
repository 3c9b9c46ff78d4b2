using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>Imbalance-aware evaluation of binary classifiers.</summary>
public sealed class BinaryImbalanceCatalog
{
    internal BinaryImbalanceCatalog(IHostEnvironment environment) => Environment = environment;

    internal IHostEnvironment Environment { get; }
}
