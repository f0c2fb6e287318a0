"""The values that travel through Easel: people, orders, jobs, pictures, policies, models."""

from easel.model.engine import (
    Model,
)
from easel.model.job import (
    Forecast,
    Job,
    JobState,
    KeptReference,
    Picture,
    Post,
    Report,
    Ticket,
)
from easel.model.order import (
    Action,
    Change,
    Edit,
    Offer,
    OfferKind,
    Order,
    PictureKey,
    Proposal,
    Quote,
    Region,
)
from easel.model.people import (
    Account,
    Address,
    Choices,
    Person,
    Place,
    Preferences,
    Speed,
    Terms,
)
from easel.model.policy import (
    Clicks,
    Hit,
    Policy,
    PolicyVersion,
)
from easel.model.prompt import (
    Options,
    Prompt,
    Reference,
    Role,
)
from easel.model.shapes import (
    Aspect,
    Orientation,
    Quality,
    Size,
)

__all__ = [
    "Account",
    "Action",
    "Address",
    "Aspect",
    "Change",
    "Choices",
    "Clicks",
    "Edit",
    "Forecast",
    "Hit",
    "Job",
    "JobState",
    "KeptReference",
    "Model",
    "Offer",
    "OfferKind",
    "Options",
    "Order",
    "Orientation",
    "Person",
    "Picture",
    "PictureKey",
    "Place",
    "Policy",
    "PolicyVersion",
    "Post",
    "Preferences",
    "Prompt",
    "Proposal",
    "Quality",
    "Quote",
    "Reference",
    "Region",
    "Report",
    "Role",
    "Size",
    "Speed",
    "Terms",
    "Ticket",
]
