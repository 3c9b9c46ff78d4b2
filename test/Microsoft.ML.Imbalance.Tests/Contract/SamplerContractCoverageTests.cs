using System.Reflection;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>No resampler escapes the contract.</summary>
[TestClass]
public sealed class SamplerContractCoverageTests
{
    [TestMethod]
    public void EveryVerbThatGivesAResamplerHasAContractNamedAfterIt()
    {
        string[] verbs =
        [
            .. typeof(TransformsImbalanceCatalog).GetMethods(BindingFlags.Public | BindingFlags.Instance)
                .Where(m => typeof(ResamplingEstimator).IsAssignableFrom(m.ReturnType)).Select(m => m.Name).Distinct(),
        ];
        string[] contracts = [.. typeof(SamplerContract).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(SamplerContract)) && t.IsDefined(typeof(TestClassAttribute))).Select(t => t.Name)];
        Assert.IsGreaterThan(25, verbs.Length);
        string[] uncovered = [.. verbs.Where(verb => !Array.Exists(contracts, name => name.StartsWith(verb, StringComparison.Ordinal) && name.EndsWith("Contract", StringComparison.Ordinal)))];
        Assert.IsEmpty(uncovered, $"Without a contract: {string.Join(", ", uncovered)}. Derive a class <Verb>Contract from {nameof(SamplerContract)}.");
    }
}
