namespace Microsoft.ML.Imbalance;

/// <summary>How an ensemble chooses the rows of its members, and weighs them.</summary>
internal abstract class EnsembleMethod
{
    /// <summary>The verb users know it by. It also keys the random streams.</summary>
    public abstract string Name { get; }

    /// <summary>What the members' votes are.</summary>
    public virtual EnsembleVoting Voting => EnsembleVoting.Soft;

    /// <summary>Columns that members find beside those of the data.</summary>
    public virtual string? BoostingWeightColumnName => null;

    /// <summary>Whether example weights act through the method, so that the trainer need not read them.</summary>
    public virtual bool AppliesExampleWeights => false;

    /// <summary>Whether rows are to be scored by the members that were not trained on them.</summary>
    public virtual bool EvaluatesOutOfBag => false;

    /// <summary>Checks the columns that the method itself reads.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is missing or has a wrong type.</exception>
    public virtual void CheckColumns(SchemaShape input)
    {
    }

    /// <summary>Trains the members.</summary>
    public abstract IReadOnlyList<TrainedMember> Train(EnsembleTraining training);
}

/// <summary>A member and what it was trained on.</summary>
/// <param name="Model">The trained model.</param>
/// <param name="Classes">How many rows of each class it saw, repeats and synthetic rows included.</param>
/// <param name="Weight">The weight of its vote, on any scale.</param>
/// <param name="InBag">The rows that it may know; null if nobody asks.</param>
internal sealed record TrainedMember(ITransformer Model, IReadOnlyList<ClassCountChange> Classes, double Weight = 1, RowSet? InBag = null)
{
    /// <summary>The share of a class among the rows that it saw.</summary>
    public double ShareOf(int classIndex) => Classes[classIndex].CountAfter / (double)Classes.Sum(c => c.CountAfter);
}
