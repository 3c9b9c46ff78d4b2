using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>Inspection and stratified splits of imbalanced data.</summary>
public sealed class DataImbalanceCatalog
{
    internal DataImbalanceCatalog(IHostEnvironment environment) => Environment = environment;

    internal IHostEnvironment Environment { get; }
}
