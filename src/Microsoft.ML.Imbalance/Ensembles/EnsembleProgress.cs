namespace Microsoft.ML.Imbalance;

/// <summary>How far the training of an ensemble is.</summary>
public sealed class EnsembleProgress
{
    internal EnsembleProgress(string method, int completedMembers, int numberOfMembers)
    {
        Method = method;
        CompletedMembers = completedMembers;
        NumberOfMembers = numberOfMembers;
    }

    /// <summary>The ensemble, e.g. <c>EasyEnsemble</c>.</summary>
    public string Method { get; }

    /// <summary>Members trained so far.</summary>
    public int CompletedMembers { get; }

    /// <summary>Members there will be; boosting may end earlier.</summary>
    public int NumberOfMembers { get; }

    /// <summary>One line.</summary>
    public override string ToString() => $"{Method}: {CompletedMembers} of {NumberOfMembers} members trained";
}
