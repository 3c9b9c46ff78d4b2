namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>How often rows of each class come in an epoch. An epoch has as many draws as there are rows.</summary>
/// <remarks>
/// The rows of a class are dealt like cards: none comes again before all of its class have come, over the epochs. So rows of large classes are never lost, only later. n_c is
/// the number of rows of class c.
/// </remarks>
public enum BatchSampling
{
    /// <summary>Every row once: in proportion to n_c.</summary>
    Uniform,

    /// <summary>Every class as often as every other.</summary>
    ClassBalanced,

    /// <summary>In proportion to √n_c.</summary>
    SquareRoot,

    /// <summary>From uniform in the first epoch to class-balanced in the last (Kang et al., "Decoupling representation and classifier for long-tailed recognition", ICLR 2020).</summary>
    ProgressivelyBalanced,
}
