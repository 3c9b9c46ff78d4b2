namespace Microsoft.ML.Imbalance;

/// <summary>How the best options of a strategy are found among those that were drawn.</summary>
public enum OptionSearchMethod
{
    /// <summary>Every choice is tried on all rows of the inner folds.</summary>
    Random,

    /// <summary>
    /// All choices are tried on a small part of the rows, the better third on three times as many, and so on, the last ones on all (successive halving; Jamieson and Talwalkar, 2016). It tries many choices
    /// in the time of a few. A part has at least 20 rows of the smallest class of each inner fold: where there are fewer, it saves nothing.
    /// </summary>
    SuccessiveHalving,
}
