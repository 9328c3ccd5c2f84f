namespace BatteryTwin.Domain.Prognostics.Registry;

/// <summary>What can be done to a model of a component type.</summary>
public enum RegistryAction
{
    /// <summary>Makes it known as a candidate; takes it out of the shadow, or back from retirement.</summary>
    Candidate,

    /// <summary>Lets it run in the shadow of the champion.</summary>
    Challenge,

    /// <summary>Makes it the champion.</summary>
    Promote,

    /// <summary>Brings the champion before this one back.</summary>
    Rollback,

    /// <summary>Takes it out of use.</summary>
    Retire,

    /// <summary>Its file was deleted.</summary>
    Delete,
}
