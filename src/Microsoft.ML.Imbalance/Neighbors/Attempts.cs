namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>Whether something that takes a little time, and may be for nothing, is done for a leaf: once it was for nothing, the next few go without.</summary>
internal sealed class Attempts
{
    private const int Rest = 3;

    private int _left;

    /// <summary>Whether it is to be done for this leaf.</summary>
    public bool IsDue()
    {
        if (_left == 0)
            return true;
        _left--;
        return false;
    }

    /// <summary>Tells what became of it.</summary>
    public void Note(bool hasGained) => _left = hasGained ? 0 : Rest;
}
