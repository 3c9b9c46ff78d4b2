using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>Resamplers and class weights.</summary>
public sealed class TransformsImbalanceCatalog
{
    internal TransformsImbalanceCatalog(IHostEnvironment environment) => Environment = environment;

    internal IHostEnvironment Environment { get; }
}
