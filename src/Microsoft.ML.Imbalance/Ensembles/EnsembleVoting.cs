namespace Microsoft.ML.Imbalance;

/// <summary>How the members of an ensemble are combined.</summary>
public enum EnsembleVoting
{
    /// <summary>The mean of the members' probabilities. Members have to give probabilities; binary ones without are calibrated (Platt).</summary>
    Soft,

    /// <summary>The share of members that decide for a class. Needs the members' predicted labels only, whatever their scores mean.</summary>
    Hard,
}
