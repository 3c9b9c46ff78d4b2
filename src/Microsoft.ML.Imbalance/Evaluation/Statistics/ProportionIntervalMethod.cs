namespace Microsoft.ML.Imbalance;

/// <summary>How an interval for a proportion is made.</summary>
public enum ProportionIntervalMethod
{
    /// <summary>Wilson's score interval (1927): holds the true proportion about as often as it says, also for few rows and rare outcomes.</summary>
    Wilson,

    /// <summary>The exact interval of Clopper and Pearson (1934): holds it at least as often as it says, and is wider for that.</summary>
    ClopperPearson,
}
